package com.acme.total;

import static dev.fermata.Fermata.await;

import com.acme.first.First;
import com.acme.second.Second;
import dev.fermata.Async;
import dev.fermata.Task;

public class Total {
  @Async
  public static Task<Integer> get() {
    return Task.of(await(First.get()) + await(Second.get()));
  }
}
