package dev.fermata.abi;

import org.jspecify.annotations.Nullable;

/**
 * A wait for a call that a cancellation of the waiting task may be kept from: as long as it is on,
 * requests are noted instead of handed on.
 */
public final class Shield extends Awaitable {
  private final AbstractTask<?> target;
  private boolean on;
  private @Nullable Cancellation request;

  Shield(AbstractTask<?> target, boolean on) {
    this.target = target;
    this.on = on;
  }

  /** The call that is waited for. */
  public AbstractTask<?> target() {
    return target;
  }

  /** Whether requests are noted from now on; those that were are handed on when they are not. */
  public void set(boolean on) {
    this.on = on;
    Cancellation noted = request;
    if (!on && noted != null) {
      request = null;
      target.requestCancellation(noted);
    }
  }

  /** The request that came while this was on; null if none did. */
  public @Nullable Cancellation request() {
    return request;
  }

  @Override
  boolean register(AbstractTask<?> waiter) {
    return target.register(waiter);
  }

  @Override
  boolean cancelWait(Cancellation request) {
    if (!on) {
      return target.requestCancellation(request);
    }
    if (this.request == null || request.persistent()) {
      this.request = request;
    }
    return true;
  }

  @Override
  Object outcome(AbstractTask<?> waiter) {
    return target.outcome(waiter);
  }

  @Override
  AbstractTask<?> awaitedTask() {
    return target;
  }
}
