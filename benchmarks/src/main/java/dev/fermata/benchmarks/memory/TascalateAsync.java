package dev.fermata.benchmarks.memory;

import dev.fermata.benchmarks.tascalate.TascalateSuspended;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Methods of Tascalate Async/Await that await a future which is never complete, or an executor's
 * delay.
 */
final class TascalateAsync implements Contestant {
  private final CompletableFuture<Integer> gate = new CompletableFuture<>();
  private final Executor inAnHour = CompletableFuture.delayedExecutor(1, TimeUnit.HOURS);

  @Override
  public Object suspended(int depth, int a, int b, String c) {
    return TascalateSuspended.on(gate, depth, a, b, c);
  }

  @Override
  public Object asleep(int a, int b, String c) {
    return TascalateSuspended.asleep(CompletableFuture.runAsync(() -> {}, inAnHour), a, b, c);
  }
}
