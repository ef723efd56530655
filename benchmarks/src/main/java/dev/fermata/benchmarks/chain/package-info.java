/** Families E and E2: a chain of a hundred calls whose innermost suspends. */
@NullMarked
package dev.fermata.benchmarks.chain;

import org.jspecify.annotations.NullMarked;
