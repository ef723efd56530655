package dev.fermata.benchmarks.delegation;

/** How many items the family iterates over. */
final class Items {
  /** So many that to make the generators does not count. */
  static final int COUNT = 100_000;

  private Items() {}
}
