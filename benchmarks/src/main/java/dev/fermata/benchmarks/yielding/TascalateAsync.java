package dev.fermata.benchmarks.yielding;

import dev.fermata.benchmarks.NanosecondBenchmark;
import dev.fermata.benchmarks.tascalate.TascalateLoop;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Methods of Tascalate Async/Await that await what the turns of a small loop complete. */
public class TascalateAsync extends NanosecondBenchmark {
  private int first = FIRST_VALUE;

  @Benchmark
  @OperationsPerInvocation(Yields.TOTAL)
  public int yielding() {
    return new TascalateLoop().run(Yields.TASKS, Yields.EACH, first);
  }
}
