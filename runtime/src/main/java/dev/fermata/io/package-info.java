/**
 * Networks, files and HTTP for tasks. What has to wait for a socket waits in the selector of its
 * event loop, so that one thread serves thousands of connections; what the system can only do by
 * blocking is done in other threads.
 *
 * <ul>
 *   <li>{@link dev.fermata.io.Network} connects and listens. The two ends of a {@link
 *       dev.fermata.io.Connection} are asyncio's streams, {@link dev.fermata.io.StreamReader} and
 *       {@link dev.fermata.io.StreamWriter}. All of them belong to the loop in which they were
 *       made, and are to be used in its thread only.
 *   <li>{@link dev.fermata.io.AsyncFiles} reads, writes, copies, walks and watches, by the names of
 *       {@link java.nio.file.Files}; {@link dev.fermata.io.AsyncFile} is an open file.
 *   <li>{@link dev.fermata.io.Http} has the client of the JDK send and receive bodies that are
 *       async generators. It needs the module {@code java.net.http}, which nothing else here does.
 * </ul>
 *
 * <p>{@link dev.fermata.io.Subprocess} runs other programs, whose pipes are such streams too.
 *
 * <p>An operating system has no way to wait for files as one waits for sockets, so they are used in
 * a thread of the loop's {@linkplain dev.fermata.EventLoop#setDefaultExecutor default executor}.
 * When such a call has ended for its task, it has ended for its thread too: one that has not begun
 * when its task is cancelled never does, and one that has is waited for. {@code toThread(() ->
 * Files.…)} is the way to leave a call behind that hangs.
 *
 * <p>The packages below this one are not for users, and may change at any time.
 *
 * <p>Nothing here may be null unless it is marked so.
 */
@NullMarked
package dev.fermata.io;

import org.jspecify.annotations.NullMarked;
