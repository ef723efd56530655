package dev.fermata.benchmarks.yielding;

/** How often the family yields. */
final class Yields {
  /** How many tasks take turns. */
  static final int TASKS = 4;

  /** How often each of them yields in one operation. */
  static final int EACH = 1_000;

  /** The yields of one operation. */
  static final int TOTAL = TASKS * EACH;

  private Yields() {}
}
