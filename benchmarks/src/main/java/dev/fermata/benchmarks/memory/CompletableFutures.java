package dev.fermata.benchmarks.memory;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Stages that depend on one that is never complete. */
final class CompletableFutures implements Contestant {
  private final CompletableFuture<Integer> gate = new CompletableFuture<>();
  private final Executor inAnHour = CompletableFuture.delayedExecutor(1, TimeUnit.HOURS);

  @Override
  public CompletableFuture<Integer> suspended(int depth, int a, int b, String c) {
    CompletableFuture<Integer> callee = depth == 1 ? gate : suspended(depth - 1, a, b, c);
    return callee.thenApply(r -> r + a + b + c.length());
  }

  @Override
  public CompletableFuture<Integer> asleep(int a, int b, String c) {
    return CompletableFuture.supplyAsync(() -> a + b + c.length(), inAnHour);
  }
}
