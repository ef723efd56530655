package dev.fermata.abi;

import org.jspecify.annotations.Nullable;

/**
 * A wait after which a cancellation is there again, for the next wait. A call that was cancelled
 * for good has only such waits, which is how trio's cancel scopes keep clean-up from hanging; only
 * those who use them pay for it.
 */
final class CancellingWait extends Awaitable {
  private final Awaitable target;
  private final Cancellation request;

  CancellingWait(Awaitable target, Cancellation request) {
    this.target = target;
    this.request = request;
  }

  /** Has {@code task}, whose wait is over, meet {@code request} again when it waits again. */
  static void rearm(AbstractTask<?> task, Cancellation request) {
    task.awaited = PendingCancellation.inPlaceOf(null, request);
  }

  /** What is waited for, without the cancellation that comes after it. */
  static @Nullable Awaitable unwrap(@Nullable Awaitable target) {
    return target instanceof CancellingWait wait ? wait.target : target;
  }

  @Override
  boolean register(AbstractTask<?> waiter) {
    return target.register(waiter);
  }

  @Override
  boolean cancelWait(Cancellation request) {
    return target.cancelWait(request);
  }

  @Override
  Object outcome(AbstractTask<?> waiter) {
    Object outcome = target.outcome(waiter);
    rearm(waiter, request);
    return outcome;
  }

  @Override
  @Nullable AbstractTask<?> awaitedTask() {
    return target.awaitedTask();
  }
}
