package dev.fermata.benchmarks.timeouts;

/** The timeouts of the family: each is cancelled when this many have been started after it. */
final class Timeouts {
  static final int PENDING = 1_000;

  /** How many are started and cancelled in one operation. */
  static final int TOTAL = 10_000;

  static final long SECONDS = 30;

  private Timeouts() {}
}
