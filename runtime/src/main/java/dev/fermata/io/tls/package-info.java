/**
 * A {@link dev.fermata.io.transport.Transport} that speaks TLS over another, by an engine of the
 * JDK.
 */
@NullMarked
package dev.fermata.io.tls;

import org.jspecify.annotations.NullMarked;
