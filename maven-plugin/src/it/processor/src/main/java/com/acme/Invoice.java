package com.acme;

import static dev.fermata.Fermata.await;

import dev.fermata.Async;
import dev.fermata.Task;
import java.util.List;
import java.util.function.Function;

public class Invoice {
  private final Function<String, Task<Integer>> twice = article -> Task.of(2 * await(Prices.of(article)));

  @Async
  public Task<Integer> total(List<String> articles) {
    int total = 0;
    for (String article : articles) {
      total += await(Prices.of(article)) + await(twice.apply(article));
    }
    return Task.of(total);
  }
}
