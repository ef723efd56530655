package dev.fermata;

import dev.fermata.abi.AbstractTask;
import dev.fermata.abi.Driver;
import dev.fermata.abi.Node;
import java.util.concurrent.locks.LockSupport;

/** A thread outside any loop that is blocked until a task ends. */
final class BlockedThread extends Node {
  private final Thread thread = Thread.currentThread();

  private BlockedThread() {}

  /** Blocks until {@code task} has ended; an interrupt is kept for later. */
  static void waitFor(Task<?> task) {
    BlockedThread waiter = register(task);
    boolean interrupted = false;
    while (!task.isDone()) {
      LockSupport.park(waiter);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Blocks until {@code task} has ended. */
  static void waitInterruptibly(Task<?> task) throws InterruptedException {
    // 292 years.
    while (!waitInterruptibly(task, Long.MAX_VALUE)) {}
  }

  /**
   * Blocks until {@code task} has ended or {@code nanos} have passed.
   *
   * @return whether the task has ended
   */
  static boolean waitInterruptibly(Task<?> task, long nanos) throws InterruptedException {
    BlockedThread waiter = register(task);
    long start = System.nanoTime();
    while (!task.isDone()) {
      long remaining = nanos - (System.nanoTime() - start);
      boolean interrupted = Thread.interrupted();
      if (interrupted || remaining <= 0) {
        task.unregister(waiter);
        if (interrupted) {
          throw new InterruptedException();
        }
        return false;
      }
      LockSupport.parkNanos(waiter, remaining);
    }
    return true;
  }

  /** Throws if the current thread runs a loop. */
  static void requireNoLoop() {
    if (EventLoop.currentOrNull() != null) {
      throw new IllegalStateException(
          "To block here for a task that has not ended would stop the event loop that runs in this thread, and could"
              + " wait for ever. Await the task in an @Async method instead: await(task)");
    }
  }

  private static BlockedThread register(Task<?> task) {
    requireNoLoop();
    BlockedThread waiter = new BlockedThread();
    task.register(waiter);
    return waiter;
  }

  @Override
  protected void completed(AbstractTask<?> source) {
    LockSupport.unpark(thread);
  }

  @Override
  protected void run(Driver driver) {
    throw new AssertionError("not scheduled");
  }
}
