package com.acme;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.run;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fermata.Async;
import dev.fermata.Task;
import org.junit.jupiter.api.Test;

class GreetingTest {
  @Test
  void greetsAll() {
    assertEquals("Hello Ada, Hello Alan", run(this::greetings));
  }

  @Async
  private Task<String> greetings() {
    return Task.of(await(Greeting.of("Ada")) + ", " + await(Greeting.of("Alan")));
  }
}
