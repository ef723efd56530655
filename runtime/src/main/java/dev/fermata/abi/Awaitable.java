package dev.fermata.abi;

import org.jspecify.annotations.Nullable;

/** What a suspended task can wait for: another task, a timer, or the next turn of its loop. */
public abstract class Awaitable extends Node {
  /** Creates something to wait for that has not happened yet. */
  protected Awaitable() {}

  /**
   * Adds a waiter.
   *
   * @param waiter the task that is about to suspend; it may go on in another thread before this
   *     method returns
   * @return false if there is nothing to wait for any more, in which case the waiter is untouched
   */
  abstract boolean register(AbstractTask<?> waiter);

  /**
   * Ends the wait early.
   *
   * @return false if the wait is over already or cannot be ended early
   */
  abstract boolean cancelWait(Cancellation request);

  /**
   * The outcome, in the form of a task's state; only called once the wait is over.
   *
   * @param waiter the task that has waited
   */
  abstract Object outcome(AbstractTask<?> waiter);

  /** The task that is waited for; null if it is something else. */
  @Nullable AbstractTask<?> awaitedTask() {
    return null;
  }

  @Override
  protected void run(Driver driver) {
    throw new AssertionError("is not scheduled by itself");
  }

  @Override
  protected void completed(AbstractTask<?> source) {
    throw new AssertionError("waits for no task itself");
  }
}
