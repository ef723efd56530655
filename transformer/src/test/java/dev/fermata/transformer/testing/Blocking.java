package dev.fermata.transformer.testing;

import dev.fermata.Task;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What {@link BlockAwaits} has the samples call. Nothing ever has to wait: it is used with stages
 * that are complete.
 */
public final class Blocking {
  private Blocking() {}

  public static <T> T await(CompletionStage<T> stage) {
    AtomicReference<T> value = new AtomicReference<>();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    boolean[] complete = {false};
    stage.whenComplete(
        (v, f) -> {
          value.set(v);
          failure.set(f);
          complete[0] = true;
        });
    if (!complete[0]) {
      throw new AssertionError("not complete: " + stage);
    }
    if (failure.get() != null) {
      throw Program.<RuntimeException>sneaky(failure.get());
    }
    return value.get();
  }

  public static <T> T await(CompletionStage<T> stage, Class<?> failure) {
    return await(stage);
  }

  public static Task<?> failedTask(Throwable failure) {
    return Task.failed(failure);
  }

  public static CompletionStage<?> failedCompletionStage(Throwable failure) {
    return Task.failed(failure);
  }

  public static CompletableFuture<?> failedCompletableFuture(Throwable failure) {
    return CompletableFuture.failedFuture(failure);
  }

  public static void failedVoid(Throwable failure) {
    Thread thread = Thread.currentThread();
    thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
  }
}
