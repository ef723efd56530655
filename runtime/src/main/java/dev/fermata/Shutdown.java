package dev.fermata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The end of {@link Fermata#run}. */
final class Shutdown {
  private final EventLoop loop;
  private int pending;

  private Shutdown(EventLoop loop) {
    this.loop = loop;
  }

  /** Cancels the tasks of {@code loop} that have not ended, and runs it until they have. */
  static void cancelTasks(EventLoop loop) {
    // An interrupt has ended the program; it takes another to end this.
    boolean interrupted = Thread.interrupted();
    try {
      new Shutdown(loop).cancel(loop.tasks.snapshot());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @SuppressWarnings("NullAway") // a type variable may stand for a nullable type
  private void cancel(List<Task<?>> tasks) {
    if (tasks.isEmpty()) {
      return;
    }
    Promise<@Nullable Void> ended = loop.createPromise();
    pending = tasks.size();
    for (Task<?> task : tasks) {
      task.cancel();
      task.addDoneCallback(
          t -> {
            if (--pending == 0) {
              ended.complete(null);
            }
          });
    }
    loop.runUntilComplete(ended);
    tasks.forEach(this::report);
  }

  private void report(Task<?> task) {
    if (task.isCompletedExceptionally() && !task.isCancelled()) {
      loop.callExceptionHandler(
          new ExceptionContext(
              "A task failed while it was cancelled at the end of run()",
              task.failureOrNull(),
              task,
              null));
    }
  }
}
