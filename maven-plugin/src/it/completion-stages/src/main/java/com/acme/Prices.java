package com.acme;

import static dev.fermata.Fermata.await;

import dev.fermata.Async;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

public class Prices {
  private static final List<CompletableFuture<Integer>> prices =
      List.of(new CompletableFuture<>(), new CompletableFuture<>());

  @Async
  static CompletionStage<Integer> price(int article) {
    return CompletableFuture.completedStage(await(prices.get(article)));
  }

  @Async
  static CompletableFuture<Integer> total() {
    int total = 0;
    for (int article = 0; article < prices.size(); article++) {
      total += await(price(article));
    }
    return CompletableFuture.completedFuture(total);
  }

  public static void main(String[] args) {
    CompletableFuture<Integer> total = total();
    prices.get(0).complete(30);
    System.out.println(total.isDone());
    prices.get(1).complete(12);
    System.out.println(total.join());
  }
}
