package com.acme;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.sleep;

import dev.fermata.Async;
import dev.fermata.Task;
import java.time.Duration;

class Bad {
  static void notAsync() {
    await(sleep(Duration.ofMillis(1)));
  }

  @Async
  static int returnsTooEarly() {
    return 1;
  }

  @Async
  Task<Void> holdsALock() {
    synchronized (this) {
      await(sleep(Duration.ofMillis(1)));
    }
    return Task.done();
  }
}
