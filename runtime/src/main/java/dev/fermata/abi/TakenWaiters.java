package dev.fermata.abi;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the waiters of a task while one thread has taken them, to walk through their list
 * that nobody else may touch meanwhile. That is as short as it sounds, so that others spin: those
 * who want to add or remove a waiter, and who completes the task, since it has to wake them all.
 */
final class TakenWaiters extends Node {
  private static final Object IN_USE = new Object();

  /** The waiters, last come first. */
  private final Node all;

  private volatile @Nullable Object handedOver = IN_USE;

  private TakenWaiters(Node all) {
    this.all = all;
  }

  /** Takes {@code unwanted} out of the waiters of {@code task}, if it is one of them. */
  static void remove(AbstractTask<?> task, Node unwanted) {
    TakenWaiters taken = take(task);
    if (taken != null) {
      taken.putBack(task, without(taken.all, unwanted));
    }
  }

  /** The waiters of {@code task}, last come first. */
  static List<Node> list(AbstractTask<?> task) {
    TakenWaiters taken = take(task);
    if (taken == null) {
      return List.of();
    }
    List<Node> waiters = new ArrayList<>();
    try {
      for (Node node = taken.all; node != null; node = node.link) {
        waiters.add(node);
      }
    } finally {
      taken.putBack(task, taken.all);
    }
    return waiters;
  }

  /** Takes the waiters of {@code task}; null if there are none. */
  private static @Nullable TakenWaiters take(AbstractTask<?> task) {
    while (true) {
      Node all = task.waiters();
      if (all == null) {
        return null;
      }
      TakenWaiters taken = new TakenWaiters(all);
      if (task.replaceWaiters(all, taken)) {
        return taken;
      }
    }
  }

  private void putBack(AbstractTask<?> task, @Nullable Node left) {
    if (!task.replaceWaiters(this, left)) {
      handedOver = left;
    }
  }

  private static @Nullable Node without(Node list, Node unwanted) {
    if (list == unwanted) {
      Node rest = list.link;
      list.link = null;
      return rest;
    }
    for (Node node = list; node.link != null; node = node.link) {
      if (node.link == unwanted) {
        node.link = unwanted.link;
        unwanted.link = null;
        break;
      }
    }
    return list;
  }

  /** The waiters that are left, for who has completed the task meanwhile. */
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
