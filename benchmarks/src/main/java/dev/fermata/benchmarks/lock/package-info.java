/** Families K and K2: a lock, which is free, or which four tasks hold in turns. */
@NullMarked
package dev.fermata.benchmarks.lock;

import org.jspecify.annotations.NullMarked;
