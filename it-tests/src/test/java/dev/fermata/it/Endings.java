package dev.fermata.it;

import static dev.fermata.Fermata.await;

import dev.fermata.Async;
import dev.fermata.Task;
import java.io.IOException;
import java.util.concurrent.CancellationException;

/** Awaits tasks that do not end well, as they are not to. */
public final class Endings {
  private Endings() {}

  /** What {@code task} fails with. */
  @Async
  public static Task<IOException> failureOf(Task<?> task) {
    try {
      await(task, IOException.class);
    } catch (IOException e) {
      return Task.of(e);
    }
    throw new AssertionError("It has not failed");
  }

  /** Waits until {@code task} has ended, which has been cancelled. */
  @Async
  public static Task<Void> endOfCancelled(Task<?> task) {
    try {
      await(task);
    } catch (CancellationException e) {
      return Task.done();
    }
    throw new AssertionError("It has not been cancelled");
  }
}
