package dev.fermata.transformer.testing;

import dev.fermata.EventLoop;
import dev.fermata.Promise;
import dev.fermata.Task;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What a sample gets its stages from, and tells what it does. */
public final class Probe {
  private final Waiting waiting;
  private final Random random;
  private final List<String> log = new ArrayList<>();
  private final Deque<Runnable> pending = new ArrayDeque<>();
  private int count;

  Probe(Waiting waiting, long seed) {
    this.waiting = waiting;
    this.random = new Random(seed);
  }

  /** A stage with {@code value}. */
  public <T> CompletionStage<T> get(T value) {
    log("get " + Outcome.describe(value));
    count++;
    return isReady() ? ready(value) : pending(value, null);
  }

  /** A stage that fails. */
  public <T> CompletionStage<T> fail(Throwable failure) {
    log("fail " + failure);
    count++;
    return isReady() ? failed(failure) : pending(null, failure);
  }

  /** Notes a side effect. */
  public void log(Object event) {
    log.add(Outcome.describe(event));
  }

  /** Notes a side effect that has a value. */
  public <T> T log(Object event, T value) {
    log(event);
    return value;
  }

  List<String> log() {
    return log;
  }

  /** Completes the oldest pending stage. */
  boolean completeOne() {
    Runnable next = pending.poll();
    if (next == null) {
      return false;
    }
    next.run();
    return true;
  }

  private boolean isReady() {
    return switch (waiting) {
      case NEVER -> true;
      case ALWAYS, ON_LOOP -> false;
      case AT_RANDOM -> random.nextBoolean();
    };
  }

  private <T> CompletionStage<T> ready(T value) {
    return isOdd() ? Task.of(value) : CompletableFuture.completedFuture(value);
  }

  private <T> CompletionStage<T> failed(Throwable failure) {
    return isOdd() ? Task.failed(failure) : CompletableFuture.failedFuture(failure);
  }

  private <T> CompletionStage<T> pending(T value, Throwable failure) {
    if (isOdd()) {
      Promise<T> promise = new Promise<>();
      later(
          failure == null
              ? () -> promise.complete(value)
              : () -> promise.completeExceptionally(failure));
      return promise;
    }
    CompletableFuture<T> future = new CompletableFuture<>();
    later(
        failure == null
            ? () -> future.complete(value)
            : () -> future.completeExceptionally(failure));
    return future;
  }

  private void later(Runnable completion) {
    if (waiting == Waiting.ON_LOOP) {
      EventLoop.current().callSoon(completion);
    } else {
      pending.add(completion);
    }
  }

  private boolean isOdd() {
    return count % 2 == 1;
  }
}
