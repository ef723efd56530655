package dev.fermata.benchmarks.memory;

import dev.fermata.benchmarks.eaasync.EaSuspended;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Methods of EA Async that await a future which is never complete, or an executor's delay. */
final class EaAsync implements Contestant {
  private final CompletableFuture<Integer> gate = new CompletableFuture<>();
  private final Executor inAnHour = CompletableFuture.delayedExecutor(1, TimeUnit.HOURS);

  @Override
  public Object suspended(int depth, int a, int b, String c) {
    return EaSuspended.on(gate, depth, a, b, c);
  }

  @Override
  public Object asleep(int a, int b, String c) {
    return EaSuspended.asleep(CompletableFuture.runAsync(() -> {}, inAnHour), a, b, c);
  }
}
