package dev.fermata.benchmarks.ready;

import dev.fermata.benchmarks.NanosecondBenchmark;
import java.util.stream.IntStream;

/** How often the family awaits, and what. */
final class Awaits {
  /** The awaits of one operation. They go round the futures, of which there are fewer. */
  static final int COUNT = 1_000;

  private static final int FUTURES = 16;

  private Awaits() {}

  /** The values that the futures have; there are as many as a power of two. */
  static Integer[] values() {
    return IntStream.range(0, FUTURES)
        .mapToObj(i -> NanosecondBenchmark.FIRST_VALUE + i)
        .toArray(Integer[]::new);
  }
}
