package dev.fermata.benchmarks.yielding;

import dev.fermata.benchmarks.NanosecondBenchmark;
import dev.fermata.benchmarks.offbynull.OffbynullLoop;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Coroutines of offbynull's in a queue. */
public class OffbynullCoroutines extends NanosecondBenchmark {
  private int first = FIRST_VALUE;

  @Benchmark
  @OperationsPerInvocation(Yields.TOTAL)
  public int yielding() {
    return new OffbynullLoop().run(Yields.TASKS, Yields.EACH, first);
  }
}
