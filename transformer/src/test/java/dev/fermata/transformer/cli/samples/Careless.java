package dev.fermata.transformer.cli.samples;

import static dev.fermata.Fermata.await;

import dev.fermata.Async;
import dev.fermata.Task;

/** Can be transformed, but blocks where it could await. */
public final class Careless {
  private Careless() {}

  @Async
  static Task<Integer> sum(Task<Integer> first, Task<Integer> second) {
    int sum = await(first) + second.join();
    return Task.of(sum);
  }
}
