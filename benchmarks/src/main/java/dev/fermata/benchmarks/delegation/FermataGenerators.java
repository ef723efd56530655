package dev.fermata.benchmarks.delegation;

import dev.fermata.Async;
import dev.fermata.Generator;
import dev.fermata.benchmarks.Iterate;
import dev.fermata.benchmarks.NanosecondBenchmark;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** {@code yieldFrom}, so many deep. */
public class FermataGenerators extends NanosecondBenchmark {
  private int first = FIRST_VALUE;

  @Benchmark
  @OperationsPerInvocation(Items.COUNT)
  public int through1() {
    return Iterate.sum(through(1, first));
  }

  @Benchmark
  @OperationsPerInvocation(Items.COUNT)
  public int through10() {
    return Iterate.sum(through(10, first));
  }

  @Benchmark
  @OperationsPerInvocation(Items.COUNT)
  public int through100() {
    return Iterate.sum(through(100, first));
  }

  @Benchmark
  @OperationsPerInvocation(Items.COUNT)
  public int through1000() {
    return Iterate.sum(through(1_000, first));
  }

  @Async
  private static Generator<Integer> through(int depth, int from) {
    Generator.yieldFrom(depth == 1 ? range(from) : through(depth - 1, from));
    return Generator.end();
  }

  @Async
  private static Generator<Integer> range(int from) {
    for (int i = 0; i < Items.COUNT; i++) {
      Generator.yield(from + i);
    }
    return Generator.end();
  }
}
