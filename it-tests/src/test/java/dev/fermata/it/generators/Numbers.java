package dev.fermata.it.generators;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.sleep;

import dev.fermata.Async;
import dev.fermata.AsyncGenerator;
import dev.fermata.Generator;
import dev.fermata.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes generators that note what happens to them. */
final class Numbers {
  /** What has happened. */
  final List<String> log = new ArrayList<>();

  private final boolean waits;

  /**
   * @param waits whether the generators have to wait before each item and when they end
   */
  Numbers(boolean waits) {
    this.waits = waits;
  }

  /** 0 to {@code end}, exclusively. */
  @Async
  AsyncGenerator<Integer> upTo(int end) {
    AsyncGenerator.yieldFrom(upTo(end, "items"));
    return AsyncGenerator.end();
  }

  @Async
  AsyncGenerator<Integer> upTo(int end, String name) {
    try {
      for (int i = 0; i < end; i++) {
        await(pause());
        AsyncGenerator.yield(i);
      }
    } finally {
      await(pause());
      log.add(name + " closed");
    }
    return AsyncGenerator.end();
  }

  /** Fails after 0 to {@code end}, exclusively. */
  @Async
  AsyncGenerator<Integer> failingAfter(int end) {
    for (int i = 0; i < end; i++) {
      await(pause());
      AsyncGenerator.yield(i);
    }
    await(pause());
    throw new Failure("items");
  }

  /** Cannot be closed without a failure. */
  @Async
  AsyncGenerator<Integer> failingToClose() {
    try {
      AsyncGenerator.yield(0);
      AsyncGenerator.yield(1);
    } finally {
      await(pause());
      log.add("items failed to close");
      throwFailure("close");
    }
    return AsyncGenerator.end();
  }

  private static void throwFailure(String message) {
    throw new Failure(message);
  }

  /** 0 to {@code end}, exclusively. */
  @Async
  Generator<Integer> plainUpTo(int end, String name) {
    try {
      for (int i = 0; i < end; i++) {
        Generator.yield(i);
      }
    } finally {
      log.add(name + " closed");
    }
    return Generator.end();
  }

  /** {@code value}, which has to be waited for if anything has. */
  @Async
  <T> Task<T> later(T value) {
    await(pause());
    return Task.of(value);
  }

  /** Fails, after a while if anything has to be waited for. */
  @Async
  <T> Task<T> failing(String message) {
    await(pause());
    throw new Failure(message);
  }

  Task<Void> pause() {
    return waits ? sleep(Duration.ZERO) : Task.done();
  }

  /** What the tests throw. */
  static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Failure(String message) {
      super(message);
    }
  }
}
