/**
 * What comes and goes between the client of the JDK and the async generators that are bodies. The
 * only package besides {@code dev.fermata.io} that knows {@code java.net.http}.
 */
@NullMarked
package dev.fermata.io.http;

import org.jspecify.annotations.NullMarked;
