/** Family H: processor time of very many timers. */
@NullMarked
package dev.fermata.benchmarks.timers;

import org.jspecify.annotations.NullMarked;
