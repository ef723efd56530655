package dev.fermata.benchmarks.ready;

import dev.fermata.benchmarks.NanosecondBenchmark;
import dev.fermata.benchmarks.tascalate.TascalateReady;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Methods of Tascalate Async/Await that await a CompletableFuture. */
public class TascalateAsync extends NanosecondBenchmark {
  private final TascalateReady peer = new TascalateReady(Awaits.values());

  @Benchmark
  @OperationsPerInvocation(Awaits.COUNT)
  public int ready() {
    return peer.sum(Awaits.COUNT);
  }
}
