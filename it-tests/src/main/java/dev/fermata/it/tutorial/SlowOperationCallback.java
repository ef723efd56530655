package dev.fermata.it.tutorial;

import static dev.fermata.Fermata.*;
import static dev.fermata.it.tutorial.Seconds.seconds;

import dev.fermata.Async;
import dev.fermata.EventLoop;
import dev.fermata.Promise;
import dev.fermata.Task;

/** As {@link SlowOperation}, in a loop that runs until a callback stops it. */
public final class SlowOperationCallback {
  private SlowOperationCallback() {}

  @Async
  static Task<Void> slowOperation(Promise<String> future) {
    await(sleep(seconds(1)));
    future.complete("Future is done!");
    return Task.done();
  }

  static void gotResult(Task<String> future) {
    System.out.println(future.resultNow());
    EventLoop.current().stop();
  }

  public static void main(String[] args) {
    try (EventLoop loop = new EventLoop()) {
      Promise<String> future = loop.createPromise();
      loop.createTask(() -> slowOperation(future));
      future.addDoneCallback(SlowOperationCallback::gotResult);
      loop.runForever();
    }
  }
}
