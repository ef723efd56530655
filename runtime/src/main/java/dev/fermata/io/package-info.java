/**
 * Networks, files and processes for tasks. What has to wait for a socket waits in the selector of
 * its event loop, so that one thread serves thousands of connections; what the system can only do
 * by blocking is done in other threads.
 *
 * <p>{@link dev.fermata.io.Network} connects and listens. The two ends of a {@link
 * dev.fermata.io.Connection} are asyncio's streams, {@link dev.fermata.io.StreamReader} and {@link
 * dev.fermata.io.StreamWriter}. All of them belong to the loop in which they were made, and are to
 * be used in its thread only.
 *
 * <p>Below the streams there is a {@link dev.fermata.io.Transport} which never waits: a socket in
 * the loop's {@link dev.fermata.io.ChannelSelector}, or what stands before one.
 */
@NullMarked
package dev.fermata.io;

import org.jspecify.annotations.NullMarked;
