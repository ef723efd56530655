package dev.fermata.agent.programs;

import static dev.fermata.Fermata.await;

import dev.fermata.Async;
import dev.fermata.Task;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Suspends two methods and resumes them. */
public final class Adds {
  private Adds() {}

  public static void main(String[] args) {
    CompletableFuture<Integer> pending = new CompletableFuture<>();
    Task<String> task = describe(pending);
    System.out.println("done before: " + task.isDone());
    pending.complete(40);
    System.out.println(task.join());
  }

  @Async
  private static Task<String> describe(CompletionStage<Integer> stage) {
    int sum = await(addTwo(stage));
    return Task.of("the sum is " + sum);
  }

  @Async
  static Task<Integer> addTwo(CompletionStage<Integer> stage) {
    return Task.of(await(stage) + 2);
  }
}
