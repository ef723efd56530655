/**
 * Tests of concurrent programs that end as they began: always in the same way.
 *
 * <ul>
 *   <li>{@link dev.fermata.test.TestLoop} is an event loop in virtual time: when all its tasks
 *       wait, its clock jumps to the next deadline.
 *   <li>{@link dev.fermata.test.TestRun} runs the body of a test in one, with limits, and with the
 *       seed of an order of its own or a search for one that fails.
 *   <li>{@link dev.fermata.test.DeadlockError} and {@link dev.fermata.test.TimeLimitError} show
 *       what each task waits for.
 * </ul>
 *
 * <p>Nothing here needs a test framework; {@code dev.fermata.test.junit} is for JUnit Jupiter.
 */
@NullMarked
package dev.fermata.test;

import org.jspecify.annotations.NullMarked;
