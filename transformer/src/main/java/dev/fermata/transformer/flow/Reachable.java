package dev.fermata.transformer.flow;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/** Which blocks control can reach. */
public final class Reachable {
  private Reachable() {}

  /**
   * The blocks that are reached from the entry without {@code block}; all others that are reached
   * at all are dominated by it.
   */
  public static BitSet without(ControlFlow flow, int block) {
    BitSet reached = new BitSet();
    Deque<Integer> work = new ArrayDeque<>();
    reached.set(block);
    enter(0, reached, work);
    while (!work.isEmpty()) {
      for (int to : flow.next(work.pop())) {
        enter(to, reached, work);
      }
    }
    reached.clear(block);
    return reached;
  }

  private static void enter(int block, BitSet reached, Deque<Integer> work) {
    if (!reached.get(block)) {
      reached.set(block);
      work.push(block);
    }
  }
}
