package dev.fermata.it.tutorial;

import static dev.fermata.Fermata.*;
import static dev.fermata.it.tutorial.Seconds.seconds;

import dev.fermata.Async;
import dev.fermata.EventLoop;
import dev.fermata.Task;
import java.time.LocalDateTime;

/** Two tickers at once that show the date every second for five seconds. */
public final class DisplayDate {
  private DisplayDate() {}

  @Async
  static Task<Void> displayDate(int number) {
    EventLoop loop = EventLoop.current();
    long end = loop.time() + seconds(5).toNanos();
    while (true) {
      System.out.println("Loop: " + number + " Time: " + LocalDateTime.now());
      if (loop.time() + seconds(1).toNanos() >= end) {
        return Task.done();
      }
      await(sleep(seconds(1)));
    }
  }

  @Async
  static Task<Void> program() {
    Task<Void> first = createTask(() -> displayDate(1));
    Task<Void> second = createTask(() -> displayDate(2));
    await(first);
    await(second);
    return Task.done();
  }

  public static void main(String[] args) {
    run(DisplayDate::program);
  }
}
