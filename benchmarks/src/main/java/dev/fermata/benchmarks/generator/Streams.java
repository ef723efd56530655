package dev.fermata.benchmarks.generator;

import dev.fermata.benchmarks.Iterate;
import dev.fermata.benchmarks.NanosecondBenchmark;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** The iterator of a stream with one operation. */
public class Streams extends NanosecondBenchmark {
  private int first = FIRST_VALUE;

  @Benchmark
  @OperationsPerInvocation(Items.COUNT)
  public int items() {
    return Iterate.sum(IntStream.range(first, first + Items.COUNT).boxed().iterator());
  }
}
