package dev.fermata.io;

import dev.fermata.Task;
import dev.fermata.abi.Waiter;
import java.io.IOException;

/** What an {@link IoCall} needs to wait for a task. */
final class Waking {
  private Waking() {}

  static void whenDone(Task<?> task, Waiter waiter) {
    task.addDoneCallback(done -> waiter.wake());
  }

  /** The value of a task that has ended; what it has failed with is thrown. */
  static <T> T valueOf(Task<T> task) throws Exception {
    if (!task.isCompletedExceptionally()) {
      return task.resultNow();
    }
    Throwable failure = task.exceptionNow();
    throw failure instanceof Exception e ? e : new IOException(failure);
  }
}
