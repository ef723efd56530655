package dev.fermata;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Cancels a program when the JVM shuts down, and lets it clean up before that goes on. */
final class ExitHook extends Thread {
  private static final long CHECK_MILLIS = 100;

  /** How long the JVM waits after the program has ended for its runner to be closed. */
  private static final int LONGEST_CLOSING_CHECKS = 600;

  private final Thread loopThread = Thread.currentThread();
  private final CountDownLatch removed = new CountDownLatch(1);
  private volatile @Nullable Task<?> program;

  private ExitHook() {
    super("fermata-exit");
  }

  static ExitHook install() {
    ExitHook hook = new ExitHook();
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is shutting down already, and nobody can be told.
    }
    return hook;
  }

  void guard(Task<?> task) {
    program = task;
  }

  void remove() {
    removed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(this);
    } catch (IllegalStateException e) {
      // The JVM is shutting down, and waits for this.
    }
  }

  @Override
  public void run() {
    Task<?> task = program;
    if (task == null || task.isDone()) {
      return;
    }
    task.cancel("The JVM is shutting down");
    try {
      int closingChecks = 0;
      while (loopThread.isAlive() && !hasAskedForExit() && closingChecks < LONGEST_CLOSING_CHECKS) {
        if (removed.await(CHECK_MILLIS, TimeUnit.MILLISECONDS)) {
          return;
        }
        closingChecks += task.isDone() ? 1 : 0;
      }
    } catch (InterruptedException e) {
      // Whoever interrupts the JVM's own shutdown does not want to wait.
    }
  }

  /** Whether the loop's thread is in {@code System.exit}, which does not return. */
  private boolean hasAskedForExit() {
    return Arrays.stream(loopThread.getStackTrace())
        .anyMatch(frame -> frame.getClassName().equals("java.lang.Shutdown"));
  }
}
