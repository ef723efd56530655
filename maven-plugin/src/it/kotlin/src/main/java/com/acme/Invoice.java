package com.acme;

import static dev.fermata.Fermata.await;

import dev.fermata.Async;
import dev.fermata.Task;
import java.util.List;

public class Invoice {
  @Async
  public static Task<String> of(String... articles) {
    return Task.of("Total: " + await(new Orders().total(List.of(articles))));
  }
}
