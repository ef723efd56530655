package dev.fermata.benchmarks.chain;

import dev.fermata.benchmarks.NanosecondBenchmark;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A chain of dependent stages, below which a callback registers itself again and again. */
public class CompletableFutures extends NanosecondBenchmark {
  private int first = FIRST_VALUE;
  private CompletableFuture<Integer> next = new CompletableFuture<>();

  @Benchmark
  @OperationsPerInvocation(Levels.DEPTH)
  public int once() {
    CompletableFuture<Integer> leaf = new CompletableFuture<>();
    CompletableFuture<Integer> result = chain(Levels.DEPTH, first, leaf);
    leaf.complete(first);
    return result.join();
  }

  @Benchmark
  @OperationsPerInvocation(Levels.DEPTH)
  public Throwable failed() {
    CompletableFuture<Integer> leaf = new CompletableFuture<>();
    CompletableFuture<Integer> result = chain(Levels.DEPTH, first, leaf);
    leaf.completeExceptionally(Levels.FAILURE);
    return Levels.failureOf(result);
  }

  private static CompletableFuture<Integer> chain(
      int depth, int x, CompletableFuture<Integer> leaf) {
    CompletableFuture<Integer> callee = depth == 1 ? leaf : chain(depth - 1, x + 1, leaf);
    return callee.thenApply(r -> r + x);
  }

  @Benchmark
  @OperationsPerInvocation(Levels.RESUMES)
  public int kept() {
    next = new CompletableFuture<>();
    CompletableFuture<Integer> leaf = new CompletableFuture<>();
    rounds(0, first + Levels.DEPTH - 1, 0, leaf);
    CompletableFuture<Integer> result = chain(Levels.DEPTH - 1, first, leaf);
    for (int i = 0; i < Levels.RESUMES; i++) {
      CompletableFuture<Integer> current = next;
      next = new CompletableFuture<>();
      current.complete(first + i);
    }
    return result.join();
  }

  private void rounds(int i, int x, int sum, CompletableFuture<Integer> result) {
    if (i == Levels.RESUMES) {
      result.complete(sum);
    } else {
      next.thenAccept(value -> rounds(i + 1, x, sum + x, result));
    }
  }
}
