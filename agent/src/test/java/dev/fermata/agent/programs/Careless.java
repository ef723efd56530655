package dev.fermata.agent.programs;

import static dev.fermata.Fermata.await;

import dev.fermata.Async;
import dev.fermata.Task;

/** Works, but blocks where it could await. */
public final class Careless {
  private Careless() {}

  public static void main(String[] args) throws InterruptedException {
    System.out.println("twice the sum is " + twice(Task.of(20), Task.of(1)).join());
  }

  @Async
  private static Task<Integer> twice(Task<Integer> first, Task<Integer> second) {
    int sum = await(first) + second.join();
    return Task.of(2 * sum);
  }
}
