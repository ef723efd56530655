package dev.fermata.benchmarks.yielding;

import dev.fermata.benchmarks.NanosecondBenchmark;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Stages each of which is a turn of the smallest executor for one thread. */
public class CompletableFutures extends NanosecondBenchmark {
  private int first = FIRST_VALUE;
  private final ArrayDeque<Runnable> queue = new ArrayDeque<>();
  private final Executor executor = queue::add;

  @Benchmark
  @OperationsPerInvocation(Yields.TOTAL)
  public int yielding() {
    List<CompletableFuture<Integer>> futures = new ArrayList<>();
    for (int i = 0; i < Yields.TASKS; i++) {
      futures.add(rounds(first + i));
    }
    for (Runnable next = queue.poll(); next != null; next = queue.poll()) {
      next.run();
    }
    int sum = 0;
    for (CompletableFuture<Integer> future : futures) {
      sum += future.join();
    }
    return sum;
  }

  private CompletableFuture<Integer> rounds(int x) {
    CompletableFuture<Integer> sum = CompletableFuture.completedFuture(0);
    for (int i = 0; i < Yields.EACH; i++) {
      sum = sum.thenApplyAsync(s -> s + x, executor);
    }
    return sum;
  }
}
