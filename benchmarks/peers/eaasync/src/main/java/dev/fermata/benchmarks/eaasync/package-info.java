/** Methods that EA Async rewrites. */
package dev.fermata.benchmarks.eaasync;
