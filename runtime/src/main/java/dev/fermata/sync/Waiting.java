package dev.fermata.sync;

import dev.fermata.abi.Cancellation;
import dev.fermata.abi.Waiter;
import org.jspecify.annotations.Nullable;

/**
 * The wait of one task, and its place in a {@link WaitQueue}. If the task is cancelled before it is
 * woken, it leaves the queue at once.
 */
class Waiting extends Waiter {
  /** On whose behalf the task waits. */
  final Object owner;

  // The queue's own.
  @Nullable WaitQueue queue;
  @Nullable Waiting previous;
  @Nullable Waiting next;
  boolean woken;

  Waiting(Object owner) {
    this.owner = owner;
  }

  /** Tells the task that it is its turn. */
  void signal() {
    wake();
  }

  /** Whether it has been this task's turn; false if its wait has ended without. */
  final boolean wasWoken() {
    return woken;
  }

  /** Gives up the place in the queue, if it is still there. */
  final void leave() {
    if (queue != null) {
      queue.remove(this);
    }
  }

  @Override
  protected final boolean absorbs(Cancellation request) {
    leave();
    return false;
  }
}
