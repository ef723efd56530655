package dev.fermata.benchmarks.nested;

import dev.fermata.benchmarks.NanosecondBenchmark;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** The limit: plain Java calls. */
public class HandWritten extends NanosecondBenchmark {
  private int first = FIRST_VALUE;
  private final Overridable overridable = new Overridable();

  @Benchmark
  @OperationsPerInvocation(Calls.TOTAL)
  public int bound() {
    int sum = 0;
    for (int i = 0; i < Calls.COUNT; i++) {
      sum += nested(Calls.DEPTH, first + i);
    }
    return sum;
  }

  private static int nested(int depth, int x) {
    return depth == 1 ? x : nested(depth - 1, x + 1) + x;
  }

  @Benchmark
  @OperationsPerInvocation(Calls.TOTAL)
  public int overridable() {
    int sum = 0;
    for (int i = 0; i < Calls.COUNT; i++) {
      sum += overridable.nested(Calls.DEPTH, first + i);
    }
    return sum;
  }

  /** A class that can be extended, although nothing does. */
  public static class Overridable {
    public int nested(int depth, int x) {
      return depth == 1 ? x : nested(depth - 1, x + 1) + x;
    }
  }
}
