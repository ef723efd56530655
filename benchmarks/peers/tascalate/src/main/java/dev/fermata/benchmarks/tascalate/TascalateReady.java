package dev.fermata.benchmarks.tascalate;

import static net.tascalate.async.CallContext.async;
import static net.tascalate.async.CallContext.await;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import net.tascalate.async.async;

/** Awaits what is ready. */
public final class TascalateReady {
  private final CompletableFuture<Integer>[] futures;

  @SuppressWarnings("unchecked")
  public TascalateReady(Integer[] values) {
    futures =
        Arrays.stream(values)
            .map(CompletableFuture::completedFuture)
            .toArray(CompletableFuture[]::new);
  }

  public int sum(int count) {
    return sumOf(count).join();
  }

  @async
  private CompletableFuture<Integer> sumOf(int count) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += await(futures[i & (futures.length - 1)]);
    }
    return async(sum);
  }
}
