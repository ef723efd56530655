package dev.fermata.benchmarks.yielding;

import dev.fermata.benchmarks.NanosecondBenchmark;
import dev.fermata.benchmarks.eaasync.EaLoop;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Methods of EA Async that await what the turns of a small loop complete. */
public class EaAsync extends NanosecondBenchmark {
  private int first = FIRST_VALUE;

  @Benchmark
  @OperationsPerInvocation(Yields.TOTAL)
  public int yielding() {
    return new EaLoop().run(Yields.TASKS, Yields.EACH, first);
  }
}
