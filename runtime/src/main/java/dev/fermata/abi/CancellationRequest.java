package dev.fermata.abi;

import org.jspecify.annotations.Nullable;

/** A request to cancel a task, on its way from another thread to the task's loop. */
final class CancellationRequest extends Node {
  private final AbstractTask<?> task;
  private final @Nullable String message;

  CancellationRequest(AbstractTask<?> task, @Nullable String message) {
    this.task = task;
    this.message = message;
  }

  @Override
  protected void run(Driver driver) {
    if (!task.hasOutcome()) {
      task.deliverCancellation(message);
    }
  }

  @Override
  protected void completed(AbstractTask<?> source) {
    throw new AssertionError("waits for nothing");
  }
}
