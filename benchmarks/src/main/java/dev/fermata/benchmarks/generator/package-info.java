/** Family D: the items of a generator. */
@NullMarked
package dev.fermata.benchmarks.generator;

import org.jspecify.annotations.NullMarked;
