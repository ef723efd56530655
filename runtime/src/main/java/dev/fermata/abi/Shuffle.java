package dev.fermata.abi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws another order for what is ready. */
final class Shuffle {
  private Shuffle() {}

  /**
   * Tasks may go on in any order. Callbacks are promised theirs, so that they only change places
   * with tasks.
   */
  static void apply(ReadyQueue queue, RandomGenerator random) {
    List<Node> nodes = new ArrayList<>();
    Node next;
    for (Node node = queue.takeAll(); node != null; node = next) {
      next = node.link;
      node.link = null;
      nodes.add(node);
    }
    Iterator<Node> callbacks = nodes.stream().filter(Shuffle::isCallback).toList().iterator();
    for (int i = nodes.size() - 1; i > 0; i--) {
      Collections.swap(nodes, i, random.nextInt(i + 1));
    }
    for (Node node : nodes) {
      queue.add(isCallback(node) ? callbacks.next() : node);
    }
  }

  private static boolean isCallback(Node node) {
    return !(node instanceof AbstractTask<?>);
  }
}
