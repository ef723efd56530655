package dev.fermata.benchmarks.echo;

/** A histogram of durations, in steps of a percent or so. */
final class Latencies {
  /** Steps in each doubling. */
  private static final int STEPS = 64;

  private final long[] counts = new long[64 * STEPS];
  private long total;

  void add(long nanos) {
    counts[index(Math.max(1, nanos))]++;
    total++;
  }

  long total() {
    return total;
  }

  /** The duration, in nanoseconds, that this part of all does not exceed. */
  long quantile(double part) {
    long left = (long) Math.ceil(part * total);
    for (int i = 0; i < counts.length; i++) {
      left -= counts[i];
      if (left <= 0) {
        return value(i);
      }
    }
    return Long.MAX_VALUE;
  }

  private static int index(long nanos) {
    int doubling = 63 - Long.numberOfLeadingZeros(nanos);
    long base = 1L << doubling;
    return doubling * STEPS + (int) ((nanos - base) * STEPS >> doubling);
  }

  private static long value(int index) {
    int doubling = index / STEPS;
    long base = 1L << doubling;
    return base + (base * (index % STEPS) >> 6);
  }
}
