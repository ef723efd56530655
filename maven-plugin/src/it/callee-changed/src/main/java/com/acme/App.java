package com.acme;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.run;

import dev.fermata.Async;
import dev.fermata.Task;

public class App {
  @Async
  static Task<Integer> answer() {
    return Task.of(await(Six.get()) * 7);
  }

  public static void main(String[] args) {
    System.out.println(run(App::answer));
  }
}
