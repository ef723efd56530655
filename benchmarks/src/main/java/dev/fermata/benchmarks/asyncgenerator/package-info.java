/** Family D4: the items of a generator that may await, and does not have to. */
@NullMarked
package dev.fermata.benchmarks.asyncgenerator;

import org.jspecify.annotations.NullMarked;
