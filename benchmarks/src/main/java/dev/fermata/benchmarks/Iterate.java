package dev.fermata.benchmarks;

import java.util.Iterator;

/** What consumers of items do. */
public final class Iterate {
  private Iterate() {}

  /** Takes all items, as a for-each loop does. */
  public static int sum(Iterator<Integer> items) {
    int sum = 0;
    while (items.hasNext()) {
      sum += items.next();
    }
    return sum;
  }
}
