package dev.fermata.benchmarks.hotloop;

import dev.fermata.benchmarks.NanosecondBenchmark;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Loops that go on in a callback of a future that is not complete. */
public class CompletableFutures extends NanosecondBenchmark {
  private int first = FIRST_VALUE;
  private final int[] data = Steps.data();
  private final Integer[] values = Steps.values();

  @SuppressWarnings("unchecked")
  private final CompletableFuture<Integer>[] futures =
      Arrays.stream(values)
          .map(CompletableFuture::completedFuture)
          .toArray(CompletableFuture[]::new);

  private int taken;
  private CompletableFuture<Integer> pending = new CompletableFuture<>();

  @Benchmark
  @OperationsPerInvocation(Steps.COUNT)
  public int ready() {
    return allFrom(0, first).join();
  }

  private CompletableFuture<Integer> allFrom(int start, int initial) {
    int hash = initial;
    for (int i = start; i < data.length; i++) {
      CompletableFuture<Integer> future = futures[i & (futures.length - 1)];
      if (!future.isDone()) {
        int next = i + 1;
        int scaled = hash * Steps.MULTIPLIER;
        return future.thenCompose(value -> allFrom(next, scaled + value));
      }
      hash = hash * Steps.MULTIPLIER + future.join();
    }
    return CompletableFuture.completedFuture(hash);
  }

  @Benchmark
  @OperationsPerInvocation(Steps.COUNT)
  public int rare() {
    taken = 0;
    return missingFrom(0, first, this::nextReady).join();
  }

  private CompletableFuture<Integer> nextReady() {
    return futures[taken++ & (futures.length - 1)];
  }

  @Benchmark
  @OperationsPerInvocation(Steps.COUNT)
  public int suspending() {
    taken = 0;
    CompletableFuture<Integer> result = missingFrom(0, first, this::nextPending);
    while (!result.isDone()) {
      pending.complete(values[taken++ & (values.length - 1)]);
    }
    return result.join();
  }

  private CompletableFuture<Integer> nextPending() {
    pending = new CompletableFuture<>();
    return pending;
  }

  private CompletableFuture<Integer> missingFrom(
      int start, int initial, Supplier<CompletableFuture<Integer>> source) {
    int sum = initial;
    for (int i = start; i < data.length; i++) {
      int value = data[i];
      if (value == 0) {
        CompletableFuture<Integer> future = source.get();
        if (!future.isDone()) {
          int next = i + 1;
          int before = sum;
          return future.thenCompose(
              missing -> missingFrom(next, before + missing * Steps.MULTIPLIER, source));
        }
        value = future.join();
      }
      sum += value * Steps.MULTIPLIER;
    }
    return CompletableFuture.completedFuture(sum);
  }
}
