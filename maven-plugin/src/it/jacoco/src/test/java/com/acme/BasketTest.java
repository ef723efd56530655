package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.fermata.Task;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BasketTest {
  private final Basket basket = new Basket();

  @Test
  void whatIsThereAlready() {
    Task<Integer> added =
        basket.add(
            List.of(
                CompletableFuture.completedFuture("tea"),
                CompletableFuture.failedFuture(new IllegalStateException())),
            false);

    assertEquals(1, added.join());
  }

  @Test
  void whatComesLater() {
    CompletableFuture<String> page = new CompletableFuture<>();
    CompletableFuture<String> separator = new CompletableFuture<>();
    Task<Integer> added = basket.add(List.of(page, page), false);
    assertFalse(added.isDone());
    page.complete("cocoa");
    assertEquals(2, added.join());

    Task<String> joined = basket.joined(separator).get();
    separator.complete(" ");

    assertEquals("cocoa | cocoa |", joined.join());
  }
}
