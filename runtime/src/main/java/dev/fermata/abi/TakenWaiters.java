package dev.fermata.abi;

import org.jspecify.annotations.Nullable;

/**
 * Stands in for the waiters of a task while one thread has taken them, to walk through their list
 * that nobody else may touch meanwhile. That is as short as it sounds, so that others spin: those
 * who want to add or remove a waiter, and who completes the task, since it has to wake them all.
 */
final class TakenWaiters extends Node {
  private static final Object IN_USE = new Object();

  /** The waiters, last come first. */
  final Node all;

  private volatile @Nullable Object handedOver = IN_USE;

  TakenWaiters(Node all) {
    this.all = all;
  }

  /** Hands the waiters that are left to who has completed the task meanwhile. */
  void handOver(@Nullable Node left) {
    handedOver = left;
  }

  /** The waiters that are left, for who has completed the task. */
  @Nullable Node receive() {
    Object left;
    while ((left = handedOver) == IN_USE) {
      Thread.onSpinWait();
    }
    return (Node) left;
  }

  @Override
  protected void run(Driver driver) {
    throw new AssertionError("is not scheduled");
  }

  @Override
  protected void completed(AbstractTask<?> source) {
    throw new AssertionError("waits for nothing itself");
  }
}
