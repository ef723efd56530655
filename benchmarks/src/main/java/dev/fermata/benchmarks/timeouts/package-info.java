/** Family H2: timeouts that are started and cancelled before they fire, as most are. */
@NullMarked
package dev.fermata.benchmarks.timeouts;

import org.jspecify.annotations.NullMarked;
