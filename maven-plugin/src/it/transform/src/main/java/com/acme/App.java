package com.acme;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.run;
import static dev.fermata.Fermata.sleep;

import dev.fermata.Async;
import dev.fermata.Task;
import java.time.Duration;

public class App {
  @Async
  static Task<Integer> twice(int number) {
    await(sleep(Duration.ofMillis(1)));
    return Task.of(2 * number);
  }

  @Async
  static Task<Integer> sum(int to) {
    int sum = 0;
    for (int number = 1; number <= to; number++) {
      sum += await(twice(number));
    }
    return Task.of(sum);
  }

  public static void main(String[] args) {
    System.out.println(run(() -> sum(3)));
  }
}
