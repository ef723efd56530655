package dev.fermata.transformer.cli.samples;

import static dev.fermata.Fermata.await;

import java.util.concurrent.CompletionStage;

/** Cannot be transformed. */
public final class Bad {
  private Bad() {}

  static int addOne(CompletionStage<Integer> stage) {
    return await(stage) + 1;
  }
}
