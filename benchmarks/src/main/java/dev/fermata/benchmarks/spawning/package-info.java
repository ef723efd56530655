/** Family G: tasks that are spawned, yield once, and are joined. */
@NullMarked
package dev.fermata.benchmarks.spawning;

import org.jspecify.annotations.NullMarked;
