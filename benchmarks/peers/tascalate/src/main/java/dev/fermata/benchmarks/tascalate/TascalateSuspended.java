package dev.fermata.benchmarks.tascalate;

import static net.tascalate.async.CallContext.async;
import static net.tascalate.async.CallContext.await;

import java.util.concurrent.CompletableFuture;
import net.tascalate.async.async;

/** Calls with three locals that stay suspended. */
public final class TascalateSuspended {
  private TascalateSuspended() {}

  /** Suspends calls in each other, the innermost at {@code gate}. */
  @async
  public static CompletableFuture<Integer> on(
      CompletableFuture<Integer> gate, int depth, int a, int b, String c) {
    int r = depth == 1 ? await(gate) : await(on(gate, depth - 1, a, b, c));
    return async(r + a + b + c.length());
  }

  /** Suspends one call until {@code delay} is over. */
  @async
  public static CompletableFuture<Integer> asleep(
      CompletableFuture<Void> delay, int a, int b, String c) {
    await(delay);
    return async(a + b + c.length());
  }
}
