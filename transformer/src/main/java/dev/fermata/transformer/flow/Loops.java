package dev.fermata.transformer.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.objectweb.asm.tree.AbstractInsnNode;

/**
 * The natural loops of a method: the targets of back edges, found by dominance (Cooper, Harvey,
 * Kennedy: A Simple, Fast Dominance Algorithm), and the blocks from which such an edge can be
 * reached.
 */
public final class Loops {
  private final ControlFlow flow;
  private final int[] order;
  private final int[] number;
  private final int[] dominator;
  private final Map<Integer, List<Integer>> bodies = new TreeMap<>();
  private final Map<Integer, List<AbstractInsnNode>> headersAround = new HashMap<>();

  private Loops(ControlFlow flow) {
    this.flow = flow;
    number = new int[flow.size()];
    order = reversePostorder();
    dominator = dominators();
    findBodies();
  }

  public static Loops of(ControlFlow flow) {
    return of(flow, instruction -> false);
  }

  /**
   * Finds the loops that are left if some instructions are not passed.
   *
   * @param leaves the instructions at which each pass leaves the method, to come back later: what
   *     repeats only by way of those is no loop
   */
  public static Loops of(ControlFlow flow, Predicate<AbstractInsnNode> leaves) {
    Loops loops = new Loops(flow);
    BitSet leaving = flow.blocksWith(leaves);
    if (!leaving.isEmpty()) {
      loops
          .bodies
          .entrySet()
          .removeIf(loop -> !loops.repeats(loop.getKey(), loop.getValue(), leaving));
    }
    loops.findHeaders();
    return loops;
  }

  private boolean repeats(int header, List<Integer> body, BitSet leaving) {
    Set<Integer> unseen = new HashSet<>(body);
    Deque<Integer> work = new ArrayDeque<>();
    work.push(header);
    while (!work.isEmpty()) {
      int block = work.pop();
      for (int s : leaving.get(block) ? flow.handlers(block) : flow.next(block)) {
        if (s == header) {
          return true;
        }
        if (unseen.remove(s)) {
          work.push(s);
        }
      }
    }
    return false;
  }

  /**
   * The first instructions of the headers of the loops around {@code instruction}, from the
   * outermost inwards.
   */
  public List<AbstractInsnNode> headersAround(AbstractInsnNode instruction) {
    return headersAround.getOrDefault(flow.blockOf(instruction), List.of());
  }

  private void findHeaders() {
    List<Map.Entry<Integer, List<Integer>>> outermostFirst = new ArrayList<>(bodies.entrySet());
    outermostFirst.sort(Comparator.comparingInt(loop -> -loop.getValue().size()));
    for (Map.Entry<Integer, List<Integer>> loop : outermostFirst) {
      AbstractInsnNode first = flow.instruction(flow.start(loop.getKey()));
      for (int block : loop.getValue()) {
        headersAround.computeIfAbsent(block, key -> new ArrayList<>()).add(first);
      }
    }
  }

  private int[] reversePostorder() {
    int size = flow.size();
    Arrays.fill(number, -1);
    int[] postorder = new int[size];
    int count = 0;
    BitSet seen = new BitSet();
    Deque<int[]> path = new ArrayDeque<>();
    path.push(new int[] {0, 0});
    seen.set(0);
    while (!path.isEmpty()) {
      int[] top = path.peek();
      int[] next = flow.next(top[0]);
      if (top[1] == next.length) {
        postorder[count++] = top[0];
        path.pop();
      } else {
        int successor = next[top[1]++];
        if (!seen.get(successor)) {
          seen.set(successor);
          path.push(new int[] {successor, 0});
        }
      }
    }
    int[] result = new int[count];
    for (int i = 0; i < count; i++) {
      result[i] = postorder[count - 1 - i];
      number[result[i]] = i;
    }
    return result;
  }

  private int[] dominators() {
    int[] idom = new int[flow.size()];
    Arrays.fill(idom, -1);
    idom[0] = 0;
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int block : order) {
        if (block == 0) {
          continue;
        }
        int candidate = -1;
        int[] previous = flow.previous(block);
        // From the last: of many jumps to one place, each has its dominators just above those of
        // the next, and the way up to them is short.
        for (int i = previous.length - 1; i >= 0; i--) {
          int p = previous[i];
          if (number[p] >= 0 && idom[p] >= 0) {
            candidate = candidate < 0 ? p : intersect(idom, p, candidate);
          }
        }
        if (idom[block] != candidate) {
          idom[block] = candidate;
          changed = true;
        }
      }
    }
    return idom;
  }

  private int intersect(int[] idom, int a, int b) {
    int left = a;
    int right = b;
    while (left != right) {
      while (number[left] > number[right]) {
        left = idom[left];
      }
      while (number[right] > number[left]) {
        right = idom[right];
      }
    }
    return left;
  }

  private boolean dominates(int upper, int lower) {
    int block = lower;
    while (number[block] > number[upper]) {
      block = dominator[block];
    }
    return block == upper;
  }

  private void findBodies() {
    Map<Integer, List<Integer>> backEdges = new TreeMap<>();
    for (int block : order) {
      for (int s : flow.next(block)) {
        if (dominates(s, block)) {
          backEdges.computeIfAbsent(s, key -> new ArrayList<>()).add(block);
        }
      }
    }
    int[] lastBody = new int[flow.size()];
    Arrays.fill(lastBody, -1);
    backEdges.forEach((header, from) -> bodies.put(header, body(header, from, lastBody)));
  }

  /**
   * The blocks of a loop.
   *
   * @param backEdges from where control goes back to its header
   * @param lastBody the header of the last body that has been found to have a block
   */
  private List<Integer> body(int header, List<Integer> backEdges, int[] lastBody) {
    List<Integer> body = new ArrayList<>();
    body.add(header);
    lastBody[header] = header;
    Deque<Integer> work = new ArrayDeque<>(backEdges);
    while (!work.isEmpty()) {
      int block = work.pop();
      if (lastBody[block] != header) {
        lastBody[block] = header;
        body.add(block);
        for (int p : flow.previous(block)) {
          if (number[p] >= 0) {
            work.push(p);
          }
        }
      }
    }
    return body;
  }
}
