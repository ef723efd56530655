package dev.fermata.benchmarks.hotloop;

import dev.fermata.benchmarks.NanosecondBenchmark;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * The limit: plain loops, which call where the others await. They are compiled by themselves, as
 * methods of a program are that are not tiny: which registers so short a loop gets where all around
 * it is inlined is a matter of luck, and of a third of its time.
 */
public class HandWritten extends NanosecondBenchmark {
  private int first = FIRST_VALUE;
  private final int[] data = Steps.data();
  private final Integer[] values = Steps.values();
  private int taken;

  @Benchmark
  @OperationsPerInvocation(Steps.COUNT)
  public int ready() {
    return allValues(first);
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  private int allValues(int initial) {
    int hash = initial;
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

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
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
