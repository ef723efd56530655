package dev.fermata.agent;

import static dev.fermata.Fermata.await;

import dev.fermata.Async;
import dev.fermata.Task;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What the {@link SelfTest} transforms and calls; never used as it is. */
public final class SelfTestSample implements Callable<Boolean> {
  /** Called by reflection. */
  public SelfTestSample() {}

  /** Whether a method really suspends, and goes on with the right value. */
  @Override
  public Boolean call() {
    CompletableFuture<Integer> pending = new CompletableFuture<>();
    Task<Integer> task = addOne(pending);
    boolean suspended = !task.isDone();
    pending.complete(41);
    return suspended && task.isDone() && task.join() == 42;
  }

  @Async
  private static Task<Integer> addOne(CompletionStage<Integer> stage) {
    return Task.of(await(stage) + 1);
  }
}
