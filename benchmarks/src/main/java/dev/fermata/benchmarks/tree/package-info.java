/** Family D2: a recursive generator. */
@NullMarked
package dev.fermata.benchmarks.tree;

import org.jspecify.annotations.NullMarked;
