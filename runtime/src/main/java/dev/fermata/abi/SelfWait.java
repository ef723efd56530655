package dev.fermata.abi;

import org.jspecify.annotations.Nullable;

/** What a task waits for that awaits itself, which would be for ever. */
final class SelfWait extends Awaitable {
  @Override
  boolean register(AbstractTask<?> waiter) {
    return false;
  }

  @Override
  boolean cancelWait(@Nullable String message) {
    return false;
  }

  @Override
  Failure outcome() {
    return new Failure(new IllegalStateException("A task cannot await itself"));
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
