package dev.fermata.benchmarks;

import org.jspecify.annotations.Nullable;

/** The least ready queue, of state machines that are written by hand: first come, first served. */
public final class BareQueue {
  private @Nullable Node head;
  private @Nullable Node tail;

  /** Something that can be in the queue, which is linked through it. */
  public abstract static class Node {
    private @Nullable Node next;

    /** Creates what is in no queue. */
    protected Node() {}

    /** Takes a turn. */
    protected abstract void run(BareQueue queue);
  }

  /** Has {@code node} take the turn after those that are in the queue. */
  public void add(Node node) {
    if (tail == null) {
      head = node;
    } else {
      tail.next = node;
    }
    tail = node;
  }

  /** Runs until the queue is empty. */
  public void run() {
    while (head != null) {
      Node node = head;
      head = node.next;
      if (head == null) {
        tail = null;
      }
      node.next = null;
      node.run(this);
    }
  }
}
