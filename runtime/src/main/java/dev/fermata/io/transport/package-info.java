/**
 * A {@link dev.fermata.io.transport.Transport} moves bytes and never waits. Sockets are such, the
 * pipes of processes, and TLS in front of another.
 */
@NullMarked
package dev.fermata.io.transport;

import org.jspecify.annotations.NullMarked;
