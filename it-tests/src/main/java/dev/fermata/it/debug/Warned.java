package dev.fermata.it.debug;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.checkpoint;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.run;

import dev.fermata.Allow;
import dev.fermata.Async;
import dev.fermata.Promise;
import dev.fermata.Task;
import dev.fermata.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Does what debug mode warns of: holds the loop, forgets a task that waits, and drops a failure.
 * Prints the warnings, and which of its own methods their stack traces name.
 */
public final class Warned extends Handler {
  private final AtomicInteger count = new AtomicInteger();

  private Warned() {}

  public static void main(String[] args) {
    Warned warnings = new Warned();
    List<Logger> loggers = new ArrayList<>();
    for (String name : List.of("dev.fermata.EventLoop", "dev.fermata.Task")) {
      Logger logger = Logger.getLogger(name);
      logger.setUseParentHandlers(false);
      logger.addHandler(warnings);
      loggers.add(logger);
    }
    run(warnings::mistakes);
    loggers.forEach(logger -> logger.removeHandler(warnings));
  }

  @Async
  @Allow(Warning.DROPPED_TASK)
  private Task<Void> mistakes() {
    await(createTask("slow", this::holdLoop));
    forgotten();
    while (count.get() < 2) {
      System.gc();
      await(checkpoint());
    }
    createTask("failing", Warned::fail);
    return Task.done();
  }

  @Async
  private Task<Void> holdLoop() {
    await(checkpoint());
    while (count.get() < 1) {
      Thread.onSpinWait();
    }
    return Task.done();
  }

  @Async
  private static Task<Void> forgotten() {
    await(new Promise<>());
    return Task.done();
  }

  @Async
  @Allow(Warning.NO_AWAIT)
  private static Task<Void> fail() {
    throw new IllegalArgumentException("lost");
  }

  @Override
  public void publish(LogRecord message) {
    String text = message.getMessage();
    Throwable place = message.getThrown();
    System.out.println(text.substring(0, Math.min(text.length(), 60)));
    print(place);
    for (Throwable suppressed : place.getSuppressed()) {
      System.out.println(suppressed.getMessage());
      print(suppressed);
    }
    count.incrementAndGet();
  }

  private static void print(Throwable place) {
    for (StackTraceElement call : place.getStackTrace()) {
      if (call.getClassName().equals(Warned.class.getName())) {
        System.out.println("  at " + call.getMethodName());
        return;
      }
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
