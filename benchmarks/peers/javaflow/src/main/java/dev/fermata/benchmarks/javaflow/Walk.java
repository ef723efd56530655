package dev.fermata.benchmarks.javaflow;

import org.apache.commons.javaflow.api.Continuation;
import org.apache.commons.javaflow.api.continuable;

/** Goes through a tree by recursion, all of whose calls are saved at each item. */
final class Walk implements Runnable {
  private final Node tree;

  Walk(Node tree) {
    this.tree = tree;
  }

  @Override
  @continuable
  public void run() {
    walk(tree);
  }

  @continuable
  private static void walk(Node node) {
    if (node.left() != null) {
      walk(node.left());
    }
    Continuation.suspend(node.value());
    if (node.right() != null) {
      walk(node.right());
    }
  }
}
