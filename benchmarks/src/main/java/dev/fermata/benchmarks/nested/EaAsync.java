package dev.fermata.benchmarks.nested;

import dev.fermata.benchmarks.NanosecondBenchmark;
import dev.fermata.benchmarks.eaasync.EaNested;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Methods of EA Async, each of which awaits the next. */
public class EaAsync extends NanosecondBenchmark {
  private int first = FIRST_VALUE;
  private final EaNested.Overridable overridable = new EaNested.Overridable();

  @Benchmark
  @OperationsPerInvocation(Calls.TOTAL)
  public int bound() {
    return EaNested.bound(Calls.COUNT, Calls.DEPTH, first);
  }

  @Benchmark
  @OperationsPerInvocation(Calls.TOTAL)
  public int overridable() {
    return EaNested.overridable(overridable, Calls.COUNT, Calls.DEPTH, first);
  }
}
