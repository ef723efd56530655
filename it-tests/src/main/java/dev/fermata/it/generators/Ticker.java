package dev.fermata.it.generators;

import static dev.fermata.Fermata.*;

import dev.fermata.Async;
import dev.fermata.AsyncGenerator;
import dev.fermata.Task;
import dev.fermata.it.tutorial.Seconds;
import java.time.Duration;

/** Numbers that come one after the other (PEP 525). */
public final class Ticker {
  private Ticker() {}

  /** Yields numbers from 0 to {@code to}, one each {@code delay}. */
  @Async
  static AsyncGenerator<Integer> ticker(Duration delay, int to) {
    for (int i = 0; i < to; i++) {
      AsyncGenerator.yield(i);
      await(sleep(delay));
    }
    return AsyncGenerator.end();
  }

  @Async
  static Task<Void> program() {
    for (int i : each(ticker(Seconds.seconds(1), 5))) {
      System.out.println(i);
    }
    return Task.done();
  }

  public static void main(String[] args) {
    run(Ticker::program);
  }
}
