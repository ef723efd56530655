/**
 * Family P: what it costs to have Fermata in a program, whatever the program does: rewriting,
 * start-up, memory for classes, warm-up.
 */
@NullMarked
package dev.fermata.benchmarks.presence;

import org.jspecify.annotations.NullMarked;
