package dev.fermata.benchmarks.spawning;

import dev.fermata.benchmarks.NanosecondBenchmark;
import dev.fermata.benchmarks.javaflow.JavaflowLoop;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Continuations of Tascalate JavaFlow in a queue. */
public class TascalateJavaflow extends NanosecondBenchmark {
  private int first = FIRST_VALUE;

  @Benchmark
  @OperationsPerInvocation(Spawns.TOTAL)
  public int spawn() {
    return new JavaflowLoop().run(Spawns.TOTAL, 1, first);
  }
}
