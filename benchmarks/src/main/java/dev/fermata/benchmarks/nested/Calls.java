package dev.fermata.benchmarks.nested;

/** How many calls the family makes. */
final class Calls {
  /** How often the outermost call is made in one operation. */
  static final int COUNT = 10_000;

  /** How many calls are in each other, the outermost included. */
  static final int DEPTH = 10;

  /** The calls of one operation. */
  static final int TOTAL = COUNT * DEPTH;

  private Calls() {}
}
