package dev.fermata.it.linearizability;

import dev.fermata.EventLoop;
import dev.fermata.Task;
import java.util.concurrent.Callable;

/**
 * A loop without a thread of its own, so that no thread has to wait for another: who has handed a
 * call over runs the loop until that has ended, or waits, and those of others with it. They take
 * turns at that, and meet at all else.
 */
final class SharedLoop {
  /** Enough for whatever is ready, what that wakes up, and what comes of it. */
  private static final int TURNS = 4;

  private final EventLoop loop = new EventLoop();

  /** Makes a call in the loop; one that has to wait is cancelled. */
  <T> Task<T> call(Callable<Task<T>> body) {
    Task<T> call = loop.createTask(body);
    runFor(call);
    if (!call.isDone()) {
      call.cancel();
      runFor(call);
    }
    return call;
  }

  private synchronized void runFor(Task<?> call) {
    for (int i = 0; i < TURNS && !call.isDone(); i++) {
      loop.stop();
      loop.runForever();
    }
  }
}
