package com.acme;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.sleep;

import dev.fermata.Async;
import dev.fermata.Task;
import java.time.Duration;

class Gone {
  @Async
  static Task<Integer> get() {
    await(sleep(Duration.ofMillis(1)));
    return Task.of(1);
  }
}
