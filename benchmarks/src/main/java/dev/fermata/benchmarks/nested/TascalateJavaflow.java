package dev.fermata.benchmarks.nested;

import dev.fermata.benchmarks.NanosecondBenchmark;
import dev.fermata.benchmarks.javaflow.JavaflowNested;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Continuable methods of Tascalate JavaFlow, which need no futures. */
public class TascalateJavaflow extends NanosecondBenchmark {
  private int first = FIRST_VALUE;
  private final JavaflowNested.Overridable overridable = new JavaflowNested.Overridable();

  @Benchmark
  @OperationsPerInvocation(Calls.TOTAL)
  public int bound() {
    return JavaflowNested.bound(Calls.COUNT, Calls.DEPTH, first);
  }

  @Benchmark
  @OperationsPerInvocation(Calls.TOTAL)
  public int overridable() {
    return JavaflowNested.overridable(overridable, Calls.COUNT, Calls.DEPTH, first);
  }
}
