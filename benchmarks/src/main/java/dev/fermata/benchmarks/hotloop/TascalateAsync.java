package dev.fermata.benchmarks.hotloop;

import dev.fermata.benchmarks.NanosecondBenchmark;
import dev.fermata.benchmarks.tascalate.TascalateHotLoop;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A method of Tascalate Async/Await. */
public class TascalateAsync extends NanosecondBenchmark {
  private int first = FIRST_VALUE;
  private final TascalateHotLoop peer = new TascalateHotLoop(Steps.data(), Steps.values());

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
