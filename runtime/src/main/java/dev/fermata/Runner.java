package dev.fermata;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Runs programs one after the other in one event loop, and ends it in good order: asyncio's {@code
 * Runner}. {@link Fermata#run} is one that runs one program.
 *
 * <pre>{@code
 * try (Runner runner = new Runner()) {
 *   runner.run(App::prepare);
 *   runner.run(App::main);
 * }
 * }</pre>
 *
 * <p>To interrupt the thread cancels the program that runs, whose {@code finally} blocks then run
 * to their end; to interrupt it once more ends the run at once. The JVM's shutdown, as by Ctrl-C,
 * cancels the program too, and waits until the runner is closed.
 *
 * <p>For one thread.
 */
public final class Runner implements AutoCloseable {
  private final EventLoop loop;
  private @Nullable ExitHook hook;

  /** Creates a runner with a loop of its own. */
  public Runner() {
    this(new EventLoop());
  }

  /**
   * Creates a runner.
   *
   * @param loop is closed with the runner
   */
  public Runner(EventLoop loop) {
    this.loop = Objects.requireNonNull(loop, "loop");
  }

  /** The loop in which the programs run. */
  public EventLoop loop() {
    return loop;
  }

  /**
   * Runs a program until it ends; tasks that it leaves behind go on when the next one runs.
   *
   * @param main the program; it begins in the first turn
   * @return its value; a failure is thrown as it is, even if it is a checked exception
   * @throws CancellationException if the program was cancelled, also by an interrupt, after which
   *     the thread is interrupted
   * @throws IllegalStateException if an event loop runs in this thread already, or if the runner is
   *     closed
   */
  public <T extends @Nullable Object> T run(Callable<? extends CompletionStage<T>> main) {
    Objects.requireNonNull(main, "main");
    loop.requireRunnable();
    Task<T> task = loop.createTask(main);
    if (hook == null) {
      hook = ExitHook.install();
    }
    hook.guard(task);
    if (runUntilInterrupted(task)) {
      task.cancel("The thread was interrupted");
      try {
        if (runUntilInterrupted(task)) {
          throw new CancellationException("The thread was interrupted twice");
        }
      } finally {
        Thread.currentThread().interrupt();
      }
    }
    return loop.runUntilComplete(task);
  }

  /** Returns whether the thread was interrupted before the task had ended; it is not any more. */
  private boolean runUntilInterrupted(Task<?> task) {
    if (!task.isDone()) {
      task.addDoneCallback(ended -> loop.stop());
      loop.runForever();
    }
    boolean interrupted = !task.isDone() && Thread.interrupted();
    if (!interrupted && !task.isDone()) {
      throw new IllegalStateException("The event loop was stopped before the program had ended");
    }
    return interrupted;
  }

  /**
   * Cancels the tasks that {@link Fermata#createTask} has made and that go on, and awaits them;
   * closes the async generators that are still open; and closes the loop. Failures meanwhile are
   * handed to the loop's exception handler. Does nothing if the runner is closed already.
   */
  @Override
  public void close() {
    if (loop.isClosed()) {
      return;
    }
    try {
      Shutdown.finish(loop);
    } finally {
      loop.close();
      if (hook != null) {
        hook.remove();
      }
    }
  }
}
