/** Generators made of offbynull's coroutines. */
package dev.fermata.benchmarks.offbynull;
