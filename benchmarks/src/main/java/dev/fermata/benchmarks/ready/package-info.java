/** Family A: to await what is ready. */
@NullMarked
package dev.fermata.benchmarks.ready;

import org.jspecify.annotations.NullMarked;
