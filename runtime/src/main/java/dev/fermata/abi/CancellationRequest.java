package dev.fermata.abi;

/** A request to cancel a task, on its way from another thread to the task's loop. */
final class CancellationRequest extends Node {
  private final AbstractTask<?> task;
  private final Cancellation request;

  CancellationRequest(AbstractTask<?> task, Cancellation request) {
    this.task = task;
    this.request = request;
  }

  @Override
  protected void run(Driver driver) {
    if (!task.hasOutcome()) {
      CancellationWalk.deliver(task, request);
    }
  }

  @Override
  protected void completed(AbstractTask<?> source) {
    throw new AssertionError("waits for nothing");
  }
}
