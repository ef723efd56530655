package dev.fermata.benchmarks.generator;

import dev.fermata.benchmarks.Iterate;
import dev.fermata.benchmarks.NanosecondBenchmark;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Kotlin's {@code sequence { yield(i) }}. */
public class KotlinSequences extends NanosecondBenchmark {
  private int first = FIRST_VALUE;

  @Benchmark
  @OperationsPerInvocation(Items.COUNT)
  public int items() {
    return Iterate.sum(KotlinItemsKt.range(first, first + Items.COUNT).iterator());
  }
}
