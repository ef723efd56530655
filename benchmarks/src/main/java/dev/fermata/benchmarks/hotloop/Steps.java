package dev.fermata.benchmarks.hotloop;

import dev.fermata.benchmarks.NanosecondBenchmark;
import java.util.stream.IntStream;

/**
 * The steps of the family's loops. Where each awaits, it is {@code hash = hash * MULTIPLIER +
 * value}: each has to wait for the one before, and what else an await has to do can be done
 * meanwhile. Where only few await, it is {@code sum += value * MULTIPLIER}, which is so little that
 * it shows when a loop is not optimized.
 */
final class Steps {
  /** The steps of one operation. */
  static final int COUNT = 10_000;

  /** A constant by which multiplying needs a multiplication. */
  static final int MULTIPLIER = 1_664_525;

  /** One step in so many finds no value in its data, and has to await it. */
  private static final int RARITY = 1_000;

  private static final int FUTURES = 16;

  private Steps() {}

  /** The values that need no await; zero stands for those that do. */
  static int[] data() {
    return IntStream.range(0, COUNT)
        .map(i -> i % RARITY == RARITY - 1 ? 0 : NanosecondBenchmark.FIRST_VALUE + i)
        .toArray();
  }

  /** The values that are awaited, in turn; there are as many as a power of two. */
  static Integer[] values() {
    return IntStream.range(0, FUTURES)
        .mapToObj(i -> NanosecondBenchmark.FIRST_VALUE + i)
        .toArray(Integer[]::new);
  }
}
