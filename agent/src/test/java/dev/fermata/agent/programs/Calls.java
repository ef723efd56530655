package dev.fermata.agent.programs;

import static dev.fermata.Fermata.await;

import dev.fermata.Async;
import dev.fermata.Task;
import java.util.concurrent.CompletableFuture;

/** Awaits a method of another class that is transformed together with it. */
public final class Calls {
  private Calls() {}

  public static void main(String[] args) {
    CompletableFuture<Integer> pending = new CompletableFuture<>();
    Task<Integer> task = twice(pending);
    pending.complete(19);
    System.out.println("twice the sum is " + task.join());
  }

  @Async
  static Task<Integer> twice(CompletableFuture<Integer> stage) {
    return Task.of(2 * await(Adds.addTwo(stage)));
  }
}
