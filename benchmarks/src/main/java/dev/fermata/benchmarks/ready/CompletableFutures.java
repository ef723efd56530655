package dev.fermata.benchmarks.ready;

import dev.fermata.benchmarks.NanosecondBenchmark;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A chain in which each stage adds what another future holds. */
public class CompletableFutures extends NanosecondBenchmark {
  @SuppressWarnings("unchecked")
  private final CompletableFuture<Integer>[] futures =
      Arrays.stream(Awaits.values())
          .map(CompletableFuture::completedFuture)
          .toArray(CompletableFuture[]::new);

  @Benchmark
  @OperationsPerInvocation(Awaits.COUNT)
  public int ready() {
    CompletableFuture<Integer> sum = CompletableFuture.completedFuture(0);
    for (int i = 0; i < Awaits.COUNT; i++) {
      sum = sum.thenCombine(futures[i & (futures.length - 1)], Integer::sum);
    }
    return sum.join();
  }
}
