package dev.fermata.benchmarks.nested;

import dev.fermata.benchmarks.NanosecondBenchmark;
import dev.fermata.benchmarks.offbynull.OffbynullNested;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Methods of a coroutine of offbynull's, which need no futures. */
public class OffbynullCoroutines extends NanosecondBenchmark {
  private int first = FIRST_VALUE;
  private final OffbynullNested.Overridable overridable = new OffbynullNested.Overridable();

  @Benchmark
  @OperationsPerInvocation(Calls.TOTAL)
  public int bound() {
    return OffbynullNested.bound(Calls.COUNT, Calls.DEPTH, first);
  }

  @Benchmark
  @OperationsPerInvocation(Calls.TOTAL)
  public int overridable() {
    return OffbynullNested.overridable(overridable, Calls.COUNT, Calls.DEPTH, first);
  }
}
