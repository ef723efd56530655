package app;

import static dev.fermata.Fermata.await;

import dev.fermata.Async;
import dev.fermata.Task;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Methods that await, one of which is called and suspends when the class is loaded. */
public class Awaiting {
  static {
    CompletableFuture<Integer> pending = new CompletableFuture<>();
    Task<Integer> task = twice(pending, 1);
    pending.complete(20);
    if (task.join() != 42) {
      throw new AssertionError(task);
    }
  }

  @Async
  static Task<Integer> once(CompletionStage<Integer> stage, int more) {
    return Task.of(await(stage) + more);
  }

  @Async
  static Task<Integer> twice(CompletionStage<Integer> stage, int more) {
    int sum = await(once(stage, more));
    return Task.of(sum + await(once(stage, more)));
  }

  @Async
  static Task<Integer> all(Iterable<CompletionStage<Integer>> stages) {
    int sum = 0;
    for (CompletionStage<Integer> stage : stages) {
      sum += await(stage);
    }
    return Task.of(sum);
  }
}
