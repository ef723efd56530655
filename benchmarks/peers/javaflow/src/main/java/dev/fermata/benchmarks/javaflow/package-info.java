/** Continuations of Tascalate JavaFlow. */
package dev.fermata.benchmarks.javaflow;
