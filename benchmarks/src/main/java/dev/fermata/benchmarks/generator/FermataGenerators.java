package dev.fermata.benchmarks.generator;

import dev.fermata.Async;
import dev.fermata.Generator;
import dev.fermata.benchmarks.Iterate;
import dev.fermata.benchmarks.NanosecondBenchmark;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A method that yields. */
public class FermataGenerators extends NanosecondBenchmark {
  private int first = FIRST_VALUE;

  @Benchmark
  @OperationsPerInvocation(Items.COUNT)
  public int items() {
    return Iterate.sum(range(first, first + Items.COUNT));
  }

  @Async
  private static Generator<Integer> range(int from, int to) {
    for (int i = from; i < to; i++) {
      Generator.yield(i);
    }
    return Generator.end();
  }
}
