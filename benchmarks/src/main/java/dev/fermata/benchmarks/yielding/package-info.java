/** Family C: to suspend and go on in the next turn of a loop. */
@NullMarked
package dev.fermata.benchmarks.yielding;

import org.jspecify.annotations.NullMarked;
