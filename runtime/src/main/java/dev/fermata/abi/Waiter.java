package dev.fermata.abi;

import org.jspecify.annotations.Nullable;

/**
 * A wait of one task that lasts until somebody ends it: what asyncio's locks and queues make a
 * future for. Only for tasks of a loop, and for the thread of that loop.
 */
public class Waiter extends Awaitable {
  private boolean over;

  /** Creates a wait that is not over. */
  public Waiter() {}

  /**
   * Ends the wait: the task goes on in the loop's next turn.
   *
   * @return false if the wait is over already, because it was ended or its task was cancelled
   */
  public final boolean wake() {
    if (over) {
      return false;
    }
    over = true;
    AbstractTask<?> task = takeTask();
    if (task != null) {
      task.wakeUp();
    }
    return true;
  }

  /** Whether the wait was ended, or its task cancelled. */
  public final boolean isOver() {
    return over;
  }

  /**
   * Called when the task is cancelled while it waits here.
   *
   * @return whether to go on with the wait, so that whoever waits has to see to the request later
   */
  protected boolean absorbs(Cancellation request) {
    return false;
  }

  private @Nullable AbstractTask<?> takeTask() {
    AbstractTask<?> task = (AbstractTask<?>) link;
    link = null;
    return task;
  }

  @Override
  final boolean register(AbstractTask<?> waiter) {
    if (over) {
      return false;
    }
    link = waiter;
    return true;
  }

  @Override
  final boolean cancelWait(Cancellation request) {
    if (over) {
      return false;
    }
    if (absorbs(request)) {
      return true;
    }
    over = true;
    AbstractTask<?> task = takeTask();
    if (task == null) {
      // The task was about to wait, and meets its pending cancellation instead.
      return false;
    }
    task.awaited = PendingCancellation.endingWait(request);
    task.wakeUp();
    return true;
  }

  @Override
  final Object outcome(AbstractTask<?> waiter) {
    return NullValue.INSTANCE;
  }
}
