package dev.fermata.benchmarks.offbynull;

import com.offbynull.coroutines.user.Continuation;
import com.offbynull.coroutines.user.Coroutine;

/** Goes through a tree by recursion, all of whose calls are saved at each item. */
final class Walk implements Coroutine {
  private final Node tree;

  Walk(Node tree) {
    this.tree = tree;
  }

  @Override
  public void run(Continuation continuation) {
    walk(continuation, tree);
  }

  private void walk(Continuation continuation, Node node) {
    if (node.left() != null) {
      walk(continuation, node.left());
    }
    continuation.setContext(node.value());
    continuation.suspend();
    if (node.right() != null) {
      walk(continuation, node.right());
    }
  }
}
