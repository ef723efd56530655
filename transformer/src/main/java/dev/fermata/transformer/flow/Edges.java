package dev.fermata.transformer.flow;

import java.util.Arrays;

/**
 * Edges between blocks. There are about as many as blocks, so that sets with a bit for each block
 * would be the larger part of the work on a large method.
 */
final class Edges {
  private final int[][] targets;
  private final int[] counts;

  /**
   * @param blocks how many blocks there are
   */
  Edges(int blocks) {
    targets = new int[blocks][0];
    counts = new int[blocks];
  }

  void add(int from, int to) {
    int count = counts[from];
    // Mostly the last: blocks are numbered in the order in which they are looked at.
    int place = count == 0 || targets[from][count - 1] < to ? ~count : find(from, to);
    if (place < 0) {
      insert(from, ~place, to);
    }
  }

  private int find(int from, int to) {
    return Arrays.binarySearch(targets[from], 0, counts[from], to);
  }

  private void insert(int from, int place, int to) {
    int count = counts[from]++;
    if (count == targets[from].length) {
      targets[from] = Arrays.copyOf(targets[from], count < 2 ? count + 1 : 2 * count);
    }
    System.arraycopy(targets[from], place, targets[from], place + 1, count - place);
    targets[from][place] = to;
  }

  void addAll(Edges others) {
    for (int block = 0; block < others.counts.length; block++) {
      for (int i = 0; i < others.counts[block]; i++) {
        add(block, others.targets[block][i]);
      }
    }
  }

  Edges reversed() {
    Edges reversed = new Edges(counts.length);
    for (int block = 0; block < counts.length; block++) {
      for (int i = 0; i < counts[block]; i++) {
        reversed.add(targets[block][i], block);
      }
    }
    return reversed;
  }

  /** Where those from {@code block} lead to, each once and in ascending order. */
  int[] from(int block) {
    if (targets[block].length > counts[block]) {
      targets[block] = Arrays.copyOf(targets[block], counts[block]);
    }
    return targets[block];
  }
}
