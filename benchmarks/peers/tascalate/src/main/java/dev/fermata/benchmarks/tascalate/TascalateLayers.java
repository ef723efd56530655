package dev.fermata.benchmarks.tascalate;

import static net.tascalate.async.CallContext.async;
import static net.tascalate.async.CallContext.await;

import java.util.concurrent.CompletableFuture;
import net.tascalate.async.async;

/** Ten methods that await each other. */
public final class TascalateLayers {
  private TascalateLayers() {}

  public static int bound(int count, int first) {
    return boundCalls(count, first).join();
  }

  @async
  private static CompletableFuture<Integer> boundCalls(int count, int first) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += await(one(first + i));
    }
    return async(sum);
  }

  @async
  private static CompletableFuture<Integer> one(int x) {
    return async(await(two(x + 1)) + x);
  }

  @async
  private static CompletableFuture<Integer> two(int x) {
    return async(await(three(x + 1)) + x);
  }

  @async
  private static CompletableFuture<Integer> three(int x) {
    return async(await(four(x + 1)) + x);
  }

  @async
  private static CompletableFuture<Integer> four(int x) {
    return async(await(five(x + 1)) + x);
  }

  @async
  private static CompletableFuture<Integer> five(int x) {
    return async(await(six(x + 1)) + x);
  }

  @async
  private static CompletableFuture<Integer> six(int x) {
    return async(await(seven(x + 1)) + x);
  }

  @async
  private static CompletableFuture<Integer> seven(int x) {
    return async(await(eight(x + 1)) + x);
  }

  @async
  private static CompletableFuture<Integer> eight(int x) {
    return async(await(nine(x + 1)) + x);
  }

  @async
  private static CompletableFuture<Integer> nine(int x) {
    return async(await(ten(x + 1)) + x);
  }

  @async
  private static CompletableFuture<Integer> ten(int x) {
    return async(x);
  }

  public static int overridable(Overridable callee, int count, int first) {
    return overridableCalls(callee, count, first).join();
  }

  @async
  private static CompletableFuture<Integer> overridableCalls(
      Overridable callee, int count, int first) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += await(callee.one(first + i));
    }
    return async(sum);
  }

  /** A class that can be extended, although nothing does. */
  public static class Overridable {
    @async
    public CompletableFuture<Integer> one(int x) {
      return async(await(two(x + 1)) + x);
    }

    @async
    public CompletableFuture<Integer> two(int x) {
      return async(await(three(x + 1)) + x);
    }

    @async
    public CompletableFuture<Integer> three(int x) {
      return async(await(four(x + 1)) + x);
    }

    @async
    public CompletableFuture<Integer> four(int x) {
      return async(await(five(x + 1)) + x);
    }

    @async
    public CompletableFuture<Integer> five(int x) {
      return async(await(six(x + 1)) + x);
    }

    @async
    public CompletableFuture<Integer> six(int x) {
      return async(await(seven(x + 1)) + x);
    }

    @async
    public CompletableFuture<Integer> seven(int x) {
      return async(await(eight(x + 1)) + x);
    }

    @async
    public CompletableFuture<Integer> eight(int x) {
      return async(await(nine(x + 1)) + x);
    }

    @async
    public CompletableFuture<Integer> nine(int x) {
      return async(await(ten(x + 1)) + x);
    }

    @async
    public CompletableFuture<Integer> ten(int x) {
      return async(x);
    }
  }
}
