/** Family F: the memory that a suspended call holds. */
@NullMarked
package dev.fermata.benchmarks.memory;

import org.jspecify.annotations.NullMarked;
