package com.acme;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.sleep;

import dev.fermata.Async;
import dev.fermata.Task;
import java.time.Duration;

public class Prices {
  @Async
  public static Task<Integer> of(String article) {
    await(sleep(Duration.ofMillis(1)));
    return Task.of(article.length());
  }
}
