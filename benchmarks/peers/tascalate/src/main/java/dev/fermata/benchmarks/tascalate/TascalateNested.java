package dev.fermata.benchmarks.tascalate;

import static net.tascalate.async.CallContext.async;
import static net.tascalate.async.CallContext.await;

import java.util.concurrent.CompletableFuture;
import net.tascalate.async.async;

/** Nested calls none of which suspends. */
public final class TascalateNested {
  private TascalateNested() {}

  public static int bound(int count, int depth, int first) {
    return boundCalls(count, depth, first).join();
  }

  @async
  private static CompletableFuture<Integer> boundCalls(int count, int depth, int first) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += await(nested(depth, first + i));
    }
    return async(sum);
  }

  @async
  private static CompletableFuture<Integer> nested(int depth, int x) {
    return async(depth == 1 ? x : await(nested(depth - 1, x + 1)) + x);
  }

  public static int overridable(Overridable callee, int count, int depth, int first) {
    return overridableCalls(callee, count, depth, first).join();
  }

  @async
  private static CompletableFuture<Integer> overridableCalls(
      Overridable callee, int count, int depth, int first) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += await(callee.nested(depth, first + i));
    }
    return async(sum);
  }

  /** A class that can be extended, although nothing does. */
  public static class Overridable {
    @async
    public CompletableFuture<Integer> nested(int depth, int x) {
      return async(depth == 1 ? x : await(nested(depth - 1, x + 1)) + x);
    }
  }
}
