/** Families B3 and B4: ten methods that call each other, as the layers of a program do. */
@NullMarked
package dev.fermata.benchmarks.layers;

import org.jspecify.annotations.NullMarked;
