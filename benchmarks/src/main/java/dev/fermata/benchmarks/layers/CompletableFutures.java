package dev.fermata.benchmarks.layers;

import dev.fermata.benchmarks.NanosecondBenchmark;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Methods that return futures and add to what their callee's future holds. */
public class CompletableFutures extends NanosecondBenchmark {
  private int first = FIRST_VALUE;
  private final Overridable overridable = new Overridable();

  @Benchmark
  @OperationsPerInvocation(Layers.TOTAL)
  public int bound() {
    int sum = 0;
    for (int i = 0; i < Layers.COUNT; i++) {
      sum += one(first + i).join();
    }
    return sum;
  }

  private static CompletableFuture<Integer> one(int x) {
    return two(x + 1).thenApply(r -> r + x);
  }

  private static CompletableFuture<Integer> two(int x) {
    return three(x + 1).thenApply(r -> r + x);
  }

  private static CompletableFuture<Integer> three(int x) {
    return four(x + 1).thenApply(r -> r + x);
  }

  private static CompletableFuture<Integer> four(int x) {
    return five(x + 1).thenApply(r -> r + x);
  }

  private static CompletableFuture<Integer> five(int x) {
    return six(x + 1).thenApply(r -> r + x);
  }

  private static CompletableFuture<Integer> six(int x) {
    return seven(x + 1).thenApply(r -> r + x);
  }

  private static CompletableFuture<Integer> seven(int x) {
    return eight(x + 1).thenApply(r -> r + x);
  }

  private static CompletableFuture<Integer> eight(int x) {
    return nine(x + 1).thenApply(r -> r + x);
  }

  private static CompletableFuture<Integer> nine(int x) {
    return ten(x + 1).thenApply(r -> r + x);
  }

  private static CompletableFuture<Integer> ten(int x) {
    return CompletableFuture.completedFuture(x);
  }

  @Benchmark
  @OperationsPerInvocation(Layers.TOTAL)
  public int overridable() {
    int sum = 0;
    for (int i = 0; i < Layers.COUNT; i++) {
      sum += overridable.one(first + i).join();
    }
    return sum;
  }

  /** A class that can be extended, although nothing does. */
  public static class Overridable {
    public CompletableFuture<Integer> one(int x) {
      return two(x + 1).thenApply(r -> r + x);
    }

    public CompletableFuture<Integer> two(int x) {
      return three(x + 1).thenApply(r -> r + x);
    }

    public CompletableFuture<Integer> three(int x) {
      return four(x + 1).thenApply(r -> r + x);
    }

    public CompletableFuture<Integer> four(int x) {
      return five(x + 1).thenApply(r -> r + x);
    }

    public CompletableFuture<Integer> five(int x) {
      return six(x + 1).thenApply(r -> r + x);
    }

    public CompletableFuture<Integer> six(int x) {
      return seven(x + 1).thenApply(r -> r + x);
    }

    public CompletableFuture<Integer> seven(int x) {
      return eight(x + 1).thenApply(r -> r + x);
    }

    public CompletableFuture<Integer> eight(int x) {
      return nine(x + 1).thenApply(r -> r + x);
    }

    public CompletableFuture<Integer> nine(int x) {
      return ten(x + 1).thenApply(r -> r + x);
    }

    public CompletableFuture<Integer> ten(int x) {
      return CompletableFuture.completedFuture(x);
    }
  }
}
