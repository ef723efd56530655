package dev.fermata.benchmarks.hotloop;

import dev.fermata.benchmarks.OneCarrier;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Loops that join futures in a virtual thread; where the others suspend, it yields. */
public class VirtualThreads extends OneCarrier {
  private int first = FIRST_VALUE;
  private final int[] data = Steps.data();

  @SuppressWarnings("unchecked")
  private final CompletableFuture<Integer>[] futures =
      Arrays.stream(Steps.values())
          .map(CompletableFuture::completedFuture)
          .toArray(CompletableFuture[]::new);

  private int taken;

  @Benchmark
  @OperationsPerInvocation(OneCarrier.REPEATS * Steps.COUNT)
  public int ready() throws Exception {
    return repeat(() -> allJoined(first));
  }

  private int allJoined(int initial) {
    int hash = initial;
    for (int i = 0; i < data.length; i++) {
      hash = hash * Steps.MULTIPLIER + futures[i & (futures.length - 1)].join();
    }
    return hash;
  }

  @Benchmark
  @OperationsPerInvocation(OneCarrier.REPEATS * Steps.COUNT)
  public int rare() throws Exception {
    return repeat(() -> missingJoined(first, this::next));
  }

  private CompletableFuture<Integer> next() {
    return futures[taken++ & (futures.length - 1)];
  }

  @Benchmark
  @OperationsPerInvocation(OneCarrier.REPEATS * Steps.COUNT)
  public int suspending() throws Exception {
    return repeat(() -> missingJoined(first, this::nextAfterYield));
  }

  private CompletableFuture<Integer> nextAfterYield() {
    Thread.yield();
    return next();
  }

  private int missingJoined(int initial, Supplier<CompletableFuture<Integer>> source) {
    taken = 0;
    int sum = initial;
    for (int i = 0; i < data.length; i++) {
      int value = data[i];
      if (value == 0) {
        value = source.get().join();
      }
      sum += value * Steps.MULTIPLIER;
    }
    return sum;
  }
}
