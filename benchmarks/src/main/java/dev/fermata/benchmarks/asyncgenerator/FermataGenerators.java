package dev.fermata.benchmarks.asyncgenerator;

import static dev.fermata.Fermata.each;

import dev.fermata.Async;
import dev.fermata.AsyncGenerator;
import dev.fermata.Task;
import dev.fermata.benchmarks.NanosecondBenchmark;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A loop over an async generator. */
public class FermataGenerators extends NanosecondBenchmark {
  private int first = FIRST_VALUE;

  @Benchmark
  @OperationsPerInvocation(Items.COUNT)
  public int items() {
    return sum(first, first + Items.COUNT).join();
  }

  @Async
  private static Task<Integer> sum(int from, int to) {
    int sum = 0;
    for (int item : each(range(from, to))) {
      sum += item;
    }
    return Task.of(sum);
  }

  @Async
  private static AsyncGenerator<Integer> range(int from, int to) {
    for (int i = from; i < to; i++) {
      AsyncGenerator.yield(i);
    }
    return AsyncGenerator.end();
  }
}
