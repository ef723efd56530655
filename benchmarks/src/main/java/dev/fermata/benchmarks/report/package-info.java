/** Runs the benchmarks, keeps the figures as JSON, and makes tables and plots of them. */
@NullMarked
package dev.fermata.benchmarks.report;

import org.jspecify.annotations.NullMarked;
