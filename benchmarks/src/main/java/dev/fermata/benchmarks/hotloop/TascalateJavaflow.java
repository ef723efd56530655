package dev.fermata.benchmarks.hotloop;

import dev.fermata.benchmarks.NanosecondBenchmark;
import dev.fermata.benchmarks.javaflow.JavaflowHotLoop;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A continuation of Tascalate JavaFlow, with a minimal future. */
public class TascalateJavaflow extends NanosecondBenchmark {
  private int first = FIRST_VALUE;
  private final JavaflowHotLoop peer = new JavaflowHotLoop(Steps.data(), Steps.values());

  @Benchmark
  @OperationsPerInvocation(Steps.COUNT)
  public int ready() {
    return peer.ready(first);
  }

  @Benchmark
  @OperationsPerInvocation(Steps.COUNT)
  public int rare() {
    return peer.rare(first);
  }

  @Benchmark
  @OperationsPerInvocation(Steps.COUNT)
  public int suspending() {
    return peer.suspending(first);
  }
}
