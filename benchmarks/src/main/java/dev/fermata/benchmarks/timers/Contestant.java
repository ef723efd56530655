package dev.fermata.benchmarks.timers;

/** A way to have something done after a time. */
interface Contestant {
  /** One second. */
  long LONGEST = 1_000_000_000;

  /** Starts timers with the delays that {@link #delay} tells, and returns when all have fired. */
  void run(int timers) throws Exception;

  /** The nanoseconds of a timer: spread evenly over a second, in no order. */
  static long delay(int timer) {
    return (timer * 0x9E3779B97F4A7C15L >>> 1) % LONGEST;
  }
}
