/** Families L and L2: a semaphore that has a permit, or has two for four tasks. */
@NullMarked
package dev.fermata.benchmarks.semaphore;

import org.jspecify.annotations.NullMarked;
