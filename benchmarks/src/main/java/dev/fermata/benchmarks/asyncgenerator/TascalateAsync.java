package dev.fermata.benchmarks.asyncgenerator;

import dev.fermata.benchmarks.NanosecondBenchmark;
import dev.fermata.benchmarks.tascalate.TascalateItems;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** An asynchronous generator of Tascalate Async/Await, each of whose items is a stage. */
public class TascalateAsync extends NanosecondBenchmark {
  private int first = FIRST_VALUE;

  @Benchmark
  @OperationsPerInvocation(Items.COUNT)
  public int items() {
    return TascalateItems.sum(first, first + Items.COUNT);
  }
}
