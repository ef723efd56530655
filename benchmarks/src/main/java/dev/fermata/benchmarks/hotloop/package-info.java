/** Families J, J2 and J3: a hot loop with an await that rarely suspends. */
@NullMarked
package dev.fermata.benchmarks.hotloop;

import org.jspecify.annotations.NullMarked;
