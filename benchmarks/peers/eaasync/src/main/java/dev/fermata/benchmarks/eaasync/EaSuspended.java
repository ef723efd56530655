package dev.fermata.benchmarks.eaasync;

import static com.ea.async.Async.await;

import java.util.concurrent.CompletableFuture;

/** Calls with three locals that stay suspended. */
public final class EaSuspended {
  private EaSuspended() {}

  /** Suspends calls in each other, the innermost at {@code gate}. */
  public static CompletableFuture<Integer> on(
      CompletableFuture<Integer> gate, int depth, int a, int b, String c) {
    int r = depth == 1 ? await(gate) : await(on(gate, depth - 1, a, b, c));
    return CompletableFuture.completedFuture(r + a + b + c.length());
  }

  /** Suspends one call until {@code delay} is over. */
  public static CompletableFuture<Integer> asleep(
      CompletableFuture<Void> delay, int a, int b, String c) {
    await(delay);
    return CompletableFuture.completedFuture(a + b + c.length());
  }
}
