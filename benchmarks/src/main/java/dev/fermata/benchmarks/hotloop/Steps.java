package dev.fermata.benchmarks.hotloop;

import dev.fermata.benchmarks.NanosecondBenchmark;
import java.util.stream.IntStream;

/** What the loops of the family do: {@code x = x * MULTIPLIER + value} for each value. */
final class Steps {
  /** The steps of one operation. */
  static final int COUNT = 10_000;

  /** The constant of a simple random number generator, by which no step can be skipped. */
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
