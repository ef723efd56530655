package dev.fermata.benchmarks.hotloop;

import dev.fermata.benchmarks.NanosecondBenchmark;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** The limit: plain loops, which call where the others await. */
public class HandWritten extends NanosecondBenchmark {
  private int first = FIRST_VALUE;
  private final int[] data = Steps.data();
  private final Integer[] values = Steps.values();
  private int taken;

  @Benchmark
  @OperationsPerInvocation(Steps.COUNT)
  public int ready() {
    int hash = first;
    for (int i = 0; i < data.length; i++) {
      hash = hash * Steps.MULTIPLIER + values[i & (values.length - 1)];
    }
    return hash;
  }

  @Benchmark
  @OperationsPerInvocation(Steps.COUNT)
  public int rare() {
    taken = 0;
    return allSteps(first, this::next);
  }

  @Benchmark
  @OperationsPerInvocation(Steps.COUNT)
  public int suspending() {
    taken = 0;
    return allSteps(first, this::next);
  }

  /** Not inlined, since an await may leave the loop, which what is inlined cannot. */
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  private Integer next() {
    return values[taken++ & (values.length - 1)];
  }

  private int allSteps(int initial, Supplier<Integer> source) {
    int sum = initial;
    for (int i = 0; i < data.length; i++) {
      int value = data[i];
      if (value == 0) {
        value = source.get();
      }
      sum += value * Steps.MULTIPLIER;
    }
    return sum;
  }
}
