/** Methods that Tascalate Async/Await rewrites. */
package dev.fermata.benchmarks.tascalate;
