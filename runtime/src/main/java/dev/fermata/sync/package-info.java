/**
 * What tasks of one event loop wait for each other by: locks and their like, queues, channels, and
 * {@code select}.
 *
 * <ul>
 *   <li>{@link dev.fermata.sync.AsyncLock}, {@link dev.fermata.sync.AsyncReadWriteLock}, {@link
 *       dev.fermata.sync.AsyncSemaphore} and {@link dev.fermata.sync.CapacityLimiter} say who may
 *       go on; {@link dev.fermata.sync.AsyncEvent}, {@link dev.fermata.sync.AsyncCondition} and
 *       {@link dev.fermata.sync.AsyncBarrier} say when.
 *   <li>{@link dev.fermata.sync.AsyncQueue}, {@link dev.fermata.sync.AsyncPriorityQueue} and {@link
 *       dev.fermata.sync.AsyncLifoQueue} hand items over, {@link dev.fermata.sync.Channel} does so
 *       between halves that can be closed, and {@link dev.fermata.sync.Select} waits for the first
 *       of several such things.
 * </ul>
 *
 * <p>All of them are fair: whoever came first goes first, and nobody overtakes those who wait. All
 * of them survive cancellation: an operation that ends with a {@link
 * java.util.concurrent.CancellationException} did not happen.
 *
 * <p>Each of these objects belongs to the event loop in which a task first waits for it. To wait
 * for it in another loop, or outside any, fails with an {@link java.lang.IllegalStateException}.
 * Methods that do not wait may be called outside of a loop, but never by two threads at a time.
 *
 * <p>Nothing here may be null unless it is marked so.
 */
@NullMarked
package dev.fermata.sync;

import org.jspecify.annotations.NullMarked;
