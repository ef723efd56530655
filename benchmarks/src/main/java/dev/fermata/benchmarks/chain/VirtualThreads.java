package dev.fermata.benchmarks.chain;

import dev.fermata.benchmarks.OneCarrier;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Plain calls in a virtual thread, which waits for another one or yields. */
public class VirtualThreads extends OneCarrier {
  private int first = FIRST_VALUE;
  private volatile @Nullable CompletableFuture<Integer> awaited;
  private volatile @Nullable Throwable failure;

  @Benchmark
  @OperationsPerInvocation(OneCarrier.REPEATS * Levels.DEPTH)
  public int once() throws Exception {
    return run(List.of(this::waitAgainAndAgain, this::completeEach));
  }

  private int waitAgainAndAgain() {
    long sum = 0;
    for (int i = 0; i < REPEATS; i++) {
      CompletableFuture<Integer> leaf = new CompletableFuture<>();
      awaited = leaf;
      sum += onceFrom(Levels.DEPTH, first, leaf);
    }
    return (int) (sum / REPEATS);
  }

  private static int onceFrom(int depth, int x, CompletableFuture<Integer> leaf) {
    return depth == 1 ? leaf.join() + x : onceFrom(depth - 1, x + 1, leaf) + x;
  }

  private int completeEach() {
    for (int i = 0; i < REPEATS; i++) {
      nextAwaited().complete(first);
    }
    return 0;
  }

  private CompletableFuture<Integer> nextAwaited() {
    CompletableFuture<Integer> leaf = awaited;
    while (leaf == null) {
      Thread.yield();
      leaf = awaited;
    }
    awaited = null;
    return leaf;
  }

  @Benchmark
  @OperationsPerInvocation(OneCarrier.REPEATS * Levels.DEPTH)
  public Throwable failed() throws Exception {
    failure = null;
    run(List.of(this::failAgainAndAgain, this::failEach));
    return Objects.requireNonNull(failure);
  }

  private int failAgainAndAgain() {
    for (int i = 0; i < REPEATS; i++) {
      CompletableFuture<Integer> leaf = new CompletableFuture<>();
      awaited = leaf;
      try {
        throw new AssertionError("has not failed: " + onceFrom(Levels.DEPTH, first, leaf));
      } catch (CompletionException e) {
        failure = e.getCause();
      }
    }
    return 0;
  }

  private int failEach() {
    for (int i = 0; i < REPEATS; i++) {
      nextAwaited().completeExceptionally(Levels.FAILURE);
    }
    return 0;
  }

  @Benchmark
  @OperationsPerInvocation(Levels.RESUMES)
  public int kept() throws Exception {
    return run(() -> keptFrom(Levels.DEPTH, first));
  }

  private static int keptFrom(int depth, int x) {
    return depth == 1 ? rounds(x) : keptFrom(depth - 1, x + 1) + x;
  }

  private static int rounds(int x) {
    int sum = 0;
    for (int i = 0; i < Levels.RESUMES; i++) {
      sum += x;
      Thread.yield();
    }
    return sum;
  }
}
