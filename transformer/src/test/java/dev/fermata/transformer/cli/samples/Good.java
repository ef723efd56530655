package dev.fermata.transformer.cli.samples;

import static dev.fermata.Fermata.await;

import dev.fermata.Async;
import dev.fermata.Task;
import java.util.concurrent.CompletionStage;

/** Can be transformed. */
public final class Good {
  private Good() {}

  @Async
  static Task<Integer> addOne(CompletionStage<Integer> stage) {
    return Task.of(await(stage) + 1);
  }
}
