package dev.fermata.abi;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * A cancellation that could not be delivered at once, because the task was running, not started, or
 * already woken. It stands in for what the task waits for, so that the task meets it at its next
 * step.
 */
final class PendingCancellation extends Awaitable {
  final @Nullable String message;

  PendingCancellation(@Nullable String message) {
    this.message = message;
  }

  @Override
  boolean register(AbstractTask<?> waiter) {
    return false;
  }

  @Override
  boolean cancelWait(@Nullable String message) {
    return true;
  }

  @Override
  Failure outcome() {
    return new Failure(new CancellationException(message));
  }

  @Override
  protected void run(Driver driver) {
    throw new AssertionError("not scheduled");
  }

  @Override
  protected void completed(AbstractTask<?> source) {
    throw new AssertionError("waits for nothing");
  }
}
