/** What the benchmarks share. Each family has a package, each contestant a class in it. */
@NullMarked
package dev.fermata.benchmarks;

import org.jspecify.annotations.NullMarked;
