package dev.fermata.benchmarks.eaasync;

import static com.ea.async.Async.await;

import java.util.concurrent.CompletableFuture;

/** Ten methods that await each other. */
public final class EaLayers {
  private EaLayers() {}

  public static int bound(int count, int first) {
    return boundCalls(count, first).join();
  }

  private static CompletableFuture<Integer> boundCalls(int count, int first) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += await(one(first + i));
    }
    return CompletableFuture.completedFuture(sum);
  }

  private static CompletableFuture<Integer> one(int x) {
    return CompletableFuture.completedFuture(await(two(x + 1)) + x);
  }

  private static CompletableFuture<Integer> two(int x) {
    return CompletableFuture.completedFuture(await(three(x + 1)) + x);
  }

  private static CompletableFuture<Integer> three(int x) {
    return CompletableFuture.completedFuture(await(four(x + 1)) + x);
  }

  private static CompletableFuture<Integer> four(int x) {
    return CompletableFuture.completedFuture(await(five(x + 1)) + x);
  }

  private static CompletableFuture<Integer> five(int x) {
    return CompletableFuture.completedFuture(await(six(x + 1)) + x);
  }

  private static CompletableFuture<Integer> six(int x) {
    return CompletableFuture.completedFuture(await(seven(x + 1)) + x);
  }

  private static CompletableFuture<Integer> seven(int x) {
    return CompletableFuture.completedFuture(await(eight(x + 1)) + x);
  }

  private static CompletableFuture<Integer> eight(int x) {
    return CompletableFuture.completedFuture(await(nine(x + 1)) + x);
  }

  private static CompletableFuture<Integer> nine(int x) {
    return CompletableFuture.completedFuture(await(ten(x + 1)) + x);
  }

  private static CompletableFuture<Integer> ten(int x) {
    return CompletableFuture.completedFuture(x);
  }

  public static int overridable(Overridable callee, int count, int first) {
    return overridableCalls(callee, count, first).join();
  }

  private static CompletableFuture<Integer> overridableCalls(
      Overridable callee, int count, int first) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += await(callee.one(first + i));
    }
    return CompletableFuture.completedFuture(sum);
  }

  /** A class that can be extended, although nothing does. */
  public static class Overridable {
    public CompletableFuture<Integer> one(int x) {
      return CompletableFuture.completedFuture(await(two(x + 1)) + x);
    }

    public CompletableFuture<Integer> two(int x) {
      return CompletableFuture.completedFuture(await(three(x + 1)) + x);
    }

    public CompletableFuture<Integer> three(int x) {
      return CompletableFuture.completedFuture(await(four(x + 1)) + x);
    }

    public CompletableFuture<Integer> four(int x) {
      return CompletableFuture.completedFuture(await(five(x + 1)) + x);
    }

    public CompletableFuture<Integer> five(int x) {
      return CompletableFuture.completedFuture(await(six(x + 1)) + x);
    }

    public CompletableFuture<Integer> six(int x) {
      return CompletableFuture.completedFuture(await(seven(x + 1)) + x);
    }

    public CompletableFuture<Integer> seven(int x) {
      return CompletableFuture.completedFuture(await(eight(x + 1)) + x);
    }

    public CompletableFuture<Integer> eight(int x) {
      return CompletableFuture.completedFuture(await(nine(x + 1)) + x);
    }

    public CompletableFuture<Integer> nine(int x) {
      return CompletableFuture.completedFuture(await(ten(x + 1)) + x);
    }

    public CompletableFuture<Integer> ten(int x) {
      return CompletableFuture.completedFuture(x);
    }
  }
}
