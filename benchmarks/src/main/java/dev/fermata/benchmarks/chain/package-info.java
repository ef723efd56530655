/**
 * Families E, E2 and E3: a chain of a hundred calls whose innermost suspends, or fails after it
 * has.
 */
@NullMarked
package dev.fermata.benchmarks.chain;

import org.jspecify.annotations.NullMarked;
