package dev.fermata.benchmarks.eaasync;

import static com.ea.async.Async.await;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A hot loop with an await that rarely suspends. */
public final class EaHotLoop {
  private static final int MULTIPLIER = 1_664_525;

  private final int[] data;
  private final Integer[] values;
  private final CompletableFuture<Integer>[] futures;
  private int taken;
  private CompletableFuture<Integer> pending;

  @SuppressWarnings("unchecked")
  public EaHotLoop(int[] data, Integer[] values) {
    this.data = data;
    this.values = values;
    futures =
        Arrays.stream(values)
            .map(CompletableFuture::completedFuture)
            .toArray(CompletableFuture[]::new);
  }

  public int ready(int initial) {
    return allAwaited(initial).join();
  }

  private CompletableFuture<Integer> allAwaited(int initial) {
    int hash = initial;
    for (int i = 0; i < data.length; i++) {
      hash = hash * MULTIPLIER + await(futures[i & (futures.length - 1)]);
    }
    return CompletableFuture.completedFuture(hash);
  }

  public int rare(int initial) {
    taken = 0;
    return missingAwaited(initial, this::nextReady).join();
  }

  private CompletableFuture<Integer> nextReady() {
    return futures[taken++ & (futures.length - 1)];
  }

  public int suspending(int initial) {
    taken = 0;
    CompletableFuture<Integer> result = missingAwaited(initial, this::nextPending);
    while (!result.isDone()) {
      pending.complete(values[taken++ & (values.length - 1)]);
    }
    return result.join();
  }

  private CompletableFuture<Integer> nextPending() {
    pending = new CompletableFuture<>();
    return pending;
  }

  private CompletableFuture<Integer> missingAwaited(
      int initial, Supplier<CompletableFuture<Integer>> source) {
    int sum = initial;
    for (int i = 0; i < data.length; i++) {
      int value = data[i];
      if (value == 0) {
        value = await(source.get());
      }
      sum += value * MULTIPLIER;
    }
    return CompletableFuture.completedFuture(sum);
  }
}
