package dev.fermata.benchmarks.ready;

import dev.fermata.benchmarks.NanosecondBenchmark;
import dev.fermata.benchmarks.offbynull.OffbynullReady;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A coroutine of offbynull's, with a minimal future. */
public class OffbynullCoroutines extends NanosecondBenchmark {
  private final OffbynullReady peer = new OffbynullReady(Awaits.values());

  @Benchmark
  @OperationsPerInvocation(Awaits.COUNT)
  public int ready() {
    return peer.sum(Awaits.COUNT);
  }
}
