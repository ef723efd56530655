package dev.fermata.it.generators;

import static dev.fermata.Fermata.*;

import dev.fermata.Async;
import dev.fermata.AsyncGenerator;
import dev.fermata.Task;
import java.time.Duration;

/** Asynchronous comprehensions (PEP 530). */
public final class Comprehension {
  private Comprehension() {}

  @Async
  static AsyncGenerator<Integer> aiter() {
    for (int i = 0; i < 10; i++) {
      await(sleep(Duration.ZERO));
      AsyncGenerator.yield(i);
    }
    return AsyncGenerator.end();
  }

  @Async
  static Task<Void> program() {
    System.out.println(await(aiter().filter(i -> i % 2 != 0).toList()));
    String squares = await(aiter().filter(i -> i < 3).toMap(i -> i, i -> i * i)).toString();
    System.out.println(squares.replace("=", ": "));
    System.out.println(await(aiter().reduce(0, Integer::sum)));
    return Task.done();
  }

  public static void main(String[] args) {
    run(Comprehension::program);
  }
}
