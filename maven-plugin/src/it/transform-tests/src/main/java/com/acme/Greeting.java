package com.acme;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.sleep;

import dev.fermata.Async;
import dev.fermata.Task;
import java.time.Duration;

public class Greeting {
  @Async
  public static Task<String> of(String name) {
    await(sleep(Duration.ofMillis(1)));
    return Task.of("Hello " + name);
  }
}
