package dev.fermata.benchmarks.lock;

/** How often the family acquires. */
final class Rounds {
  /** How many tasks want it. */
  static final int TASKS = 4;

  /** How often each of them acquires in one operation. */
  static final int EACH = 1_000;

  /** What the tasks acquire in one operation. */
  static final int TOTAL = TASKS * EACH;

  private Rounds() {}
}
