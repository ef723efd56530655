package dev.fermata.benchmarks.delegation;

import dev.fermata.benchmarks.Iterate;
import dev.fermata.benchmarks.NanosecondBenchmark;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** {@code yieldAll}, so many deep. */
public class KotlinSequences extends NanosecondBenchmark {
  private int first = FIRST_VALUE;

  @Benchmark
  @OperationsPerInvocation(Items.COUNT)
  public int through1() {
    return Iterate.sum(KotlinThroughKt.through(1, first, Items.COUNT).iterator());
  }

  @Benchmark
  @OperationsPerInvocation(Items.COUNT)
  public int through10() {
    return Iterate.sum(KotlinThroughKt.through(10, first, Items.COUNT).iterator());
  }

  @Benchmark
  @OperationsPerInvocation(Items.COUNT)
  public int through100() {
    return Iterate.sum(KotlinThroughKt.through(100, first, Items.COUNT).iterator());
  }

  @Benchmark
  @OperationsPerInvocation(Items.COUNT)
  public int through1000() {
    return Iterate.sum(KotlinThroughKt.through(1_000, first, Items.COUNT).iterator());
  }
}
