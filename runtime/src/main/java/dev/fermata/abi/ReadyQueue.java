package dev.fermata.abi;

import org.jspecify.annotations.Nullable;

/**
 * First come, first served. Linked through the nodes, and of an object of its own, so that a loop
 * can replace it while it is young, as it does with its {@link Driver}.
 */
final class ReadyQueue {
  private @Nullable Node first;
  private @Nullable Node last;

  boolean isEmpty() {
    return first == null;
  }

  @Nullable Node last() {
    return last;
  }

  void add(Node node) {
    Node previous = last;
    last = node;
    if (previous == null) {
      first = node;
    } else {
      previous.link = node;
    }
  }

  /**
   * Empties the queue; returns what was in it as a list, which ends with what was {@link #last}.
   */
  @Nullable Node takeAll() {
    Node list = first;
    first = null;
    last = null;
    return list;
  }

  /** Puts the list from {@code from} to {@code to} before all else. */
  void putBack(Node from, Node to) {
    to.link = first;
    first = from;
    if (last == null) {
      last = to;
    }
  }

  ReadyQueue copy() {
    ReadyQueue copy = new ReadyQueue();
    copy.first = first;
    copy.last = last;
    return copy;
  }
}
