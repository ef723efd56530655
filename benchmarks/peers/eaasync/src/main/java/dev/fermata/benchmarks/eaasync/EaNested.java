package dev.fermata.benchmarks.eaasync;

import static com.ea.async.Async.await;

import java.util.concurrent.CompletableFuture;

/** Nested calls none of which suspends. */
public final class EaNested {
  private EaNested() {}

  public static int bound(int count, int depth, int first) {
    return boundCalls(count, depth, first).join();
  }

  private static CompletableFuture<Integer> boundCalls(int count, int depth, int first) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += await(nested(depth, first + i));
    }
    return CompletableFuture.completedFuture(sum);
  }

  private static CompletableFuture<Integer> nested(int depth, int x) {
    return CompletableFuture.completedFuture(depth == 1 ? x : await(nested(depth - 1, x + 1)) + x);
  }

  public static int overridable(Overridable callee, int count, int depth, int first) {
    return overridableCalls(callee, count, depth, first).join();
  }

  private static CompletableFuture<Integer> overridableCalls(
      Overridable callee, int count, int depth, int first) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += await(callee.nested(depth, first + i));
    }
    return CompletableFuture.completedFuture(sum);
  }

  /** A class that can be extended, although nothing does. */
  public static class Overridable {
    public CompletableFuture<Integer> nested(int depth, int x) {
      return CompletableFuture.completedFuture(
          depth == 1 ? x : await(nested(depth - 1, x + 1)) + x);
    }
  }
}
