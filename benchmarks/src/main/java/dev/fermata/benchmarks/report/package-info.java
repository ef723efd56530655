/** Runs the benchmarks and makes a table of the results. */
@NullMarked
package dev.fermata.benchmarks.report;

import org.jspecify.annotations.NullMarked;
