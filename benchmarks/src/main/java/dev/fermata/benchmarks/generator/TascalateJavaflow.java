package dev.fermata.benchmarks.generator;

import dev.fermata.benchmarks.Iterate;
import dev.fermata.benchmarks.NanosecondBenchmark;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A continuation of Tascalate JavaFlow that suspends itself at each item. */
public class TascalateJavaflow extends NanosecondBenchmark {
  private int first = FIRST_VALUE;

  @Benchmark
  @OperationsPerInvocation(Items.COUNT)
  public int items() {
    return Iterate.sum(dev.fermata.benchmarks.javaflow.Items.range(first, first + Items.COUNT));
  }
}
