package dev.fermata.io.call;

import dev.fermata.Task;
import dev.fermata.abi.Waiter;
import java.io.IOException;

/** What an {@link IoCall} needs to wait for a task. */
public final class Waking {
  private Waking() {}

  public static void whenDone(Task<?> task, Waiter waiter) {
    task.addDoneCallback(done -> waiter.wake());
  }

  /** The value of a task that has ended; what it has failed with is thrown. */
  public static <T> T valueOf(Task<T> task) throws Exception {
    if (!task.isCompletedExceptionally()) {
      return task.resultNow();
    }
    Throwable failure = task.exceptionNow();
    throw failure instanceof Exception e ? e : new IOException(failure);
  }
}
