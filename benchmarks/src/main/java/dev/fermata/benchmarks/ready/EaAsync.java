package dev.fermata.benchmarks.ready;

import dev.fermata.benchmarks.NanosecondBenchmark;
import dev.fermata.benchmarks.eaasync.EaReady;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Methods of EA Async that await a CompletableFuture. */
public class EaAsync extends NanosecondBenchmark {
  private final EaReady peer = new EaReady(Awaits.values());

  @Benchmark
  @OperationsPerInvocation(Awaits.COUNT)
  public int ready() {
    return peer.sum(Awaits.COUNT);
  }
}
