package dev.fermata.benchmarks.ready;

import dev.fermata.benchmarks.NanosecondBenchmark;
import dev.fermata.benchmarks.javaflow.JavaflowReady;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A continuation of Tascalate JavaFlow, with a minimal future. */
public class TascalateJavaflow extends NanosecondBenchmark {
  private final JavaflowReady peer = new JavaflowReady(Awaits.values());

  @Benchmark
  @OperationsPerInvocation(Awaits.COUNT)
  public int ready() {
    return peer.sum(Awaits.COUNT);
  }
}
