package dev.fermata.benchmarks.nested;

import dev.fermata.benchmarks.NanosecondBenchmark;
import dev.fermata.benchmarks.tascalate.TascalateNested;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Methods of Tascalate Async/Await, each of which awaits the next. */
public class TascalateAsync extends NanosecondBenchmark {
  private int first = FIRST_VALUE;
  private final TascalateNested.Overridable overridable = new TascalateNested.Overridable();

  @Benchmark
  @OperationsPerInvocation(Calls.TOTAL)
  public int bound() {
    return TascalateNested.bound(Calls.COUNT, Calls.DEPTH, first);
  }

  @Benchmark
  @OperationsPerInvocation(Calls.TOTAL)
  public int overridable() {
    return TascalateNested.overridable(overridable, Calls.COUNT, Calls.DEPTH, first);
  }
}
