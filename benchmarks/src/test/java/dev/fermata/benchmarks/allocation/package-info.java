/** Keeps what operations allocate from growing: bytes are the same on every machine. */
@NullMarked
package dev.fermata.benchmarks.allocation;

import org.jspecify.annotations.NullMarked;
