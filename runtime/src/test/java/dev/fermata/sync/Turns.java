package dev.fermata.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fermata.EventLoop;
import dev.fermata.Task;
import java.util.concurrent.Callable;

/** An event loop whose turns a test runs one by one. */
final class Turns {
  private final EventLoop loop = new EventLoop();

  /** Calls {@code action} in a turn of its own. */
  <T> T in(Callable<T> action) {
    Task<T> task = loop.createTask(() -> Task.of(action.call()));
    next();
    return task.resultNow();
  }

  /** Runs {@code action} in a turn of its own. */
  void run(Runnable action) {
    in(
        () -> {
          action.run();
          return true;
        });
  }

  /** Runs one turn. */
  void next() {
    loop.stop();
    loop.runForever();
  }

  /** Fails if {@code task} has not failed. */
  static Throwable failureOf(Task<?> task) {
    assertThat(task.isDone()).isTrue();
    return catchThrowable(() -> task.get()).getCause();
  }
}
