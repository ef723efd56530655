package dev.fermata;

import dev.fermata.abi.Driver;
import org.jspecify.annotations.Nullable;

/** A task that has ended before anybody saw it. */
final class CompletedTask<T extends @Nullable Object> extends Task<T> {
  CompletedTask(T value) {
    super(value);
  }

  private CompletedTask() {}

  static <T extends @Nullable Object> Task<T> withFailure(Throwable failure) {
    CompletedTask<T> task = new CompletedTask<>();
    task.reject(failure);
    return task;
  }

  @Override
  protected void step(Driver driver) {
    throw new AssertionError("has no body");
  }
}
