package dev.fermata.benchmarks.ready;

import dev.fermata.benchmarks.OneCarrier;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A virtual thread that joins futures. */
public class VirtualThreads extends OneCarrier {
  @SuppressWarnings("unchecked")
  private final CompletableFuture<Integer>[] futures =
      Arrays.stream(Awaits.values())
          .map(CompletableFuture::completedFuture)
          .toArray(CompletableFuture[]::new);

  @Benchmark
  @OperationsPerInvocation(OneCarrier.REPEATS * Awaits.COUNT)
  public int ready() throws Exception {
    return repeat(this::sum);
  }

  private int sum() {
    int sum = 0;
    for (int i = 0; i < Awaits.COUNT; i++) {
      sum += futures[i & (futures.length - 1)].join();
    }
    return sum;
  }
}
