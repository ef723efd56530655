package dev.fermata.benchmarks.yielding;

import dev.fermata.benchmarks.NanosecondBenchmark;
import dev.fermata.benchmarks.javaflow.JavaflowLoop;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Continuations of Tascalate JavaFlow in a queue. */
public class TascalateJavaflow extends NanosecondBenchmark {
  private int first = FIRST_VALUE;

  @Benchmark
  @OperationsPerInvocation(Yields.TOTAL)
  public int yielding() {
    return new JavaflowLoop().run(Yields.TASKS, Yields.EACH, first);
  }
}
