package com.acme;

import dev.fermata.Task;

class Six {
  static Task<Integer> get() {
    return Task.of(6);
  }
}
