package dev.fermata.abi;

import org.jspecify.annotations.Nullable;

/**
 * A cancellation that stands in for what a task waits for, so that the task meets it at its next
 * step.
 */
final class PendingCancellation extends Awaitable {
  final Cancellation request;

  /**
   * Whether it can be taken back: it came when the task was running, not started, or already woken.
   * Otherwise it has ended a wait.
   */
  private final boolean revocable;

  private final @Nullable Awaitable replaced;

  private PendingCancellation(
      Cancellation request, boolean revocable, @Nullable Awaitable replaced) {
    this.request = request;
    this.revocable = revocable;
    this.replaced = replaced;
  }

  /** One that has ended a wait. */
  static PendingCancellation endingWait(Cancellation request) {
    return new PendingCancellation(request, false, null);
  }

  /**
   * One that could not be delivered at once.
   *
   * @param replaced what the task has waited for; null if it was not waiting
   */
  static PendingCancellation inPlaceOf(@Nullable Awaitable replaced, Cancellation request) {
    return new PendingCancellation(request, true, replaced);
  }

  /** What takes this one's place if nobody wants it any more. */
  @Nullable Awaitable revoked() {
    return revocable && !request.persistent() ? replaced : this;
  }

  /** Whether a body that ends without another wait has ignored the request. */
  boolean isDueAtEnd() {
    return !request.persistent();
  }

  @Override
  boolean register(AbstractTask<?> waiter) {
    return false;
  }

  @Override
  boolean cancelWait(Cancellation request) {
    return true;
  }

  @Override
  Failure outcome(AbstractTask<?> waiter) {
    if (request.persistent()) {
      CancellingWait.rearm(waiter, request);
    }
    return request.toFailure();
  }
}
