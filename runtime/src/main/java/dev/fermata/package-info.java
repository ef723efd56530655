/**
 * What users of Fermata call: the annotation, tasks, and the event loop.
 *
 * <ul>
 *   <li>{@link dev.fermata.Async} marks a method that awaits or yields; {@link dev.fermata.Fermata}
 *       has the functions of Python's {@code asyncio} module, {@code await} and {@code run} first.
 *   <li>{@link dev.fermata.Allow} silences a warning of the transformer.
 *   <li>{@link dev.fermata.Task} is what such a method returns, {@link dev.fermata.Promise} the
 *       task that is completed from outside.
 *   <li>{@link dev.fermata.Generator}, {@link dev.fermata.Coroutine} and {@link
 *       dev.fermata.AsyncGenerator} are what methods that yield return.
 *   <li>{@link dev.fermata.EventLoop} runs tasks and callbacks, in a thread of its own or over an
 *       executor.
 * </ul>
 *
 * <p>Nothing here may be null unless it is marked so.
 */
@NullMarked
package dev.fermata;

import org.jspecify.annotations.NullMarked;
