package dev.fermata.it.tutorial;

import static dev.fermata.Fermata.*;
import static dev.fermata.it.tutorial.Seconds.seconds;

import dev.fermata.Async;
import dev.fermata.EventLoop;
import dev.fermata.Promise;
import dev.fermata.Task;

/** A future that a task completes, in a loop that runs until then. */
public final class SlowOperation {
  private SlowOperation() {}

  @Async
  static Task<Void> slowOperation(Promise<String> future) {
    await(sleep(seconds(1)));
    future.complete("Future is done!");
    return Task.done();
  }

  public static void main(String[] args) {
    try (EventLoop loop = new EventLoop()) {
      Promise<String> future = loop.createPromise();
      loop.createTask(() -> slowOperation(future));
      loop.runUntilComplete(future);
      System.out.println(future.resultNow());
    }
  }
}
