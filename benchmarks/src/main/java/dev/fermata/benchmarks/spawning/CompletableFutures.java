package dev.fermata.benchmarks.spawning;

import dev.fermata.benchmarks.NanosecondBenchmark;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Two stages each, on the smallest executor for one thread, joined by {@code allOf}. */
public class CompletableFutures extends NanosecondBenchmark {
  private int first = FIRST_VALUE;
  private final ArrayDeque<Runnable> queue = new ArrayDeque<>();
  private final Executor executor = queue::add;

  @Benchmark
  @OperationsPerInvocation(Spawns.TOTAL)
  public int spawn() {
    List<CompletableFuture<Integer>> futures = new ArrayList<>(Spawns.TOTAL);
    for (int i = 0; i < Spawns.TOTAL; i++) {
      int x = first + i;
      futures.add(
          CompletableFuture.supplyAsync(() -> x, executor).thenApplyAsync(y -> y, executor));
    }
    CompletableFuture<Integer> sum =
        CompletableFuture.allOf(futures.toArray(CompletableFuture<?>[]::new))
            .thenApply(all -> futures.stream().mapToInt(CompletableFuture::join).sum());
    for (Runnable next = queue.poll(); next != null; next = queue.poll()) {
      next.run();
    }
    return sum.join();
  }
}
