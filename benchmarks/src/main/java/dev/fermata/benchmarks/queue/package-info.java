/** Family M: items that one task hands over to another, through a queue that has room for one. */
@NullMarked
package dev.fermata.benchmarks.queue;

import org.jspecify.annotations.NullMarked;
