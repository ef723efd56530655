package dev.fermata.it.debug;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.run;
import static dev.fermata.Fermata.sleep;

import dev.fermata.Async;
import dev.fermata.Task;
import java.time.Duration;

/** Greets somebody, slowly. The tests find its lines by what is on them. */
public final class Greeting {
  private final String mark;

  private Greeting(String mark) {
    this.mark = mark;
  }

  /** Runs it. */
  public static void main(String[] args) {
    run(Greeting::greetAda);
  }

  @Async
  static Task<Void> greetAda() {
    String text = await(new Greeting("!").greet("Ada"));
    System.out.println(text);
    return Task.done();
  }

  @Async
  Task<String> greet(String name) {
    int length = name.length();
    String ready = await(Task.of("Good"));
    String word = await(slowly("day"));
    String text = ready + " " + word + ", " + name + mark;
    if (length > 100) {
      text = "too long";
    }
    return Task.of(text);
  }

  @Async
  static Task<String> slowly(String word) {
    await(sleep(Duration.ofMillis(1)));
    return Task.of(word);
  }
}
