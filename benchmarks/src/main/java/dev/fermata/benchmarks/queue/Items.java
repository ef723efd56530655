package dev.fermata.benchmarks.queue;

/** How many items the family hands over. */
final class Items {
  /** The items of one operation. */
  static final int COUNT = 1_000;

  private Items() {}
}
