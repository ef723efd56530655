package com.acme.second;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.sleep;

import dev.fermata.Async;
import dev.fermata.Task;
import java.time.Duration;

public class Second {
  @Async
  public static Task<Integer> get() {
    await(sleep(Duration.ofMillis(1)));
    return Task.of(2);
  }
}
