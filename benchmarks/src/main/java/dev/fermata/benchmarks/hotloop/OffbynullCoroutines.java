package dev.fermata.benchmarks.hotloop;

import dev.fermata.benchmarks.NanosecondBenchmark;
import dev.fermata.benchmarks.offbynull.OffbynullHotLoop;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A coroutine of offbynull's, with a minimal future. */
public class OffbynullCoroutines extends NanosecondBenchmark {
  private int first = FIRST_VALUE;
  private final OffbynullHotLoop peer = new OffbynullHotLoop(Steps.data(), Steps.values());

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
