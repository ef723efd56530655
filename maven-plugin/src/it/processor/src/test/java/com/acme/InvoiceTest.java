package com.acme;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.run;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fermata.Async;
import dev.fermata.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvoiceTest {
  @Test
  void addsUp() {
    assertEquals("total 24", run(this::total));
  }

  @Async
  private Task<String> total() {
    return Task.of("total " + await(new Invoice().total(List.of("tea", "cocoa"))));
  }
}
