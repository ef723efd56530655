/** Family I: servers that send back what they get, with clients in another process. */
@NullMarked
package dev.fermata.benchmarks.echo;

import org.jspecify.annotations.NullMarked;
