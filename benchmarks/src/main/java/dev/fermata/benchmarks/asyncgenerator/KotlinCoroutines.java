package dev.fermata.benchmarks.asyncgenerator;

import dev.fermata.benchmarks.NanosecondBenchmark;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Kotlin's {@code flow}, which pushes its items. */
public class KotlinCoroutines extends NanosecondBenchmark {
  private int first = FIRST_VALUE;

  @Benchmark
  @OperationsPerInvocation(Items.COUNT)
  public int itemsFlow() {
    return KotlinFlowKt.sum(first, first + Items.COUNT);
  }
}
