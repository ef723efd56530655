package dev.fermata;

import dev.fermata.abi.DebugMode;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The end of {@link Fermata#run}: asyncio's {@code Runner.close}. */
final class Shutdown {
  private static final Logger LOGGER = System.getLogger(AsyncGenerator.class.getName());
  private static final Duration THREADS_TIMEOUT = Duration.ofSeconds(300);

  private final EventLoop loop;

  private Shutdown(EventLoop loop) {
    this.loop = loop;
  }

  /**
   * Cancels the tasks of {@code loop} that have not ended, closes the async generators that are
   * still open, waits for the threads of the default executor, and runs the loop until all that is
   * done.
   */
  static void finish(EventLoop loop) {
    // An interrupt has ended the program; it takes another to end this.
    boolean interrupted = Thread.interrupted();
    try {
      Shutdown shutdown = new Shutdown(loop);
      shutdown.cancelTasks();
      shutdown.closeGenerators();
      shutdown.endThreads();
      loop.reportUnseen();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void cancelTasks() {
    List<Task<?>> tasks = loop.tasks.snapshot();
    tasks.forEach(Task::cancel);
    finish(tasks, "A task failed while it was cancelled at the end of run()");
  }

  /** Python's {@code loop.shutdown_asyncgens()}. */
  private void closeGenerators() {
    List<Task<?>> closings = new ArrayList<>();
    for (AsyncGenerator<?> generator : loop.openAsyncGenerators()) {
      if (DebugMode.ON) {
        LOGGER.log(
            Level.WARNING,
            generator.getClass().getName()
                + " was left open, and is closed at the end of run(). Iterate over it with each(),"
                + " or close it.",
            generator.whereCreated());
      }
      closings.add(loop.createTask(generator::closeAsync));
    }
    finish(closings, "An async generator failed while it was closed at the end of run()");
  }

  /** Python's {@code loop.shutdown_default_executor(300)}. */
  private void endThreads() {
    Task<@Nullable Void> ended = loop.shutdownDefaultExecutor(THREADS_TIMEOUT);
    if (!ended.isDone()) {
      loop.handedOver(ended);
      loop.runUntilComplete(ended);
    }
  }

  private void finish(List<Task<?>> tasks, String failed) {
    if (tasks.isEmpty()) {
      return;
    }
    Promise<@Nullable Void> ended = loop.createPromise();
    AtomicInteger pending = new AtomicInteger(tasks.size());
    for (Task<?> task : tasks) {
      task.addDoneCallback(
          t -> {
            if (pending.decrementAndGet() == 0) {
              complete(ended);
            }
          });
    }
    loop.runUntilComplete(ended);
    tasks.forEach(task -> report(task, failed));
  }

  @SuppressWarnings("NullAway") // a type variable may stand for a nullable type
  private static void complete(Promise<@Nullable Void> promise) {
    promise.complete(null);
  }

  private void report(Task<?> task, String failed) {
    if (task.isCompletedExceptionally() && !task.isCancelled()) {
      loop.callExceptionHandler(new ExceptionContext(failed, task.failureOrNull(), task, null));
    }
  }
}
