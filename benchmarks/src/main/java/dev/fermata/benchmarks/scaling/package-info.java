/** Whether a unit costs the same however many there are, and whether loops add up. */
@NullMarked
package dev.fermata.benchmarks.scaling;

import org.jspecify.annotations.NullMarked;
