package dev.fermata.it.tutorial;

import static dev.fermata.Fermata.*;
import static dev.fermata.it.tutorial.Seconds.seconds;

import dev.fermata.Async;
import dev.fermata.Task;

/** Three counters that wait for a second each, and take one second in all. */
public final class Counters {
  private Counters() {}

  @Async
  static Task<Void> count() {
    System.out.println("One");
    await(sleep(seconds(1)));
    System.out.println("Two");
    return Task.done();
  }

  @Async
  static Task<Void> program() {
    long start = System.nanoTime();
    await(gather(count(), count(), count()));
    System.out.printf("Counters executed in %.1f seconds.%n", Seconds.since(start));
    return Task.done();
  }

  public static void main(String[] args) {
    run(Counters::program);
  }
}
