package dev.fermata.benchmarks.eaasync;

import static com.ea.async.Async.await;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/** Awaits what is ready. */
public final class EaReady {
  private final CompletableFuture<Integer>[] futures;

  @SuppressWarnings("unchecked")
  public EaReady(Integer[] values) {
    futures =
        Arrays.stream(values)
            .map(CompletableFuture::completedFuture)
            .toArray(CompletableFuture[]::new);
  }

  public int sum(int count) {
    return sumOf(count).join();
  }

  private CompletableFuture<Integer> sumOf(int count) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += await(futures[i & (futures.length - 1)]);
    }
    return CompletableFuture.completedFuture(sum);
  }
}
