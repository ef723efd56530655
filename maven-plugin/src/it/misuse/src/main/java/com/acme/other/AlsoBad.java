package com.acme.other;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.sleep;

import java.time.Duration;

class AlsoBad {
  AlsoBad() {
    await(sleep(Duration.ofMillis(1)));
  }
}
