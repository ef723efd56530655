/** What programs that measure by themselves, without JMH, have in common. */
@NullMarked
package dev.fermata.benchmarks.measurement;

import org.jspecify.annotations.NullMarked;
