package dev.fermata.abi;

/**
 * A moment in time that one task waits for. Beside its frame, this is all that a sleeping task
 * costs: the waiter is kept in {@link #link}, since a timer is in no list.
 */
public abstract class Timer extends Awaitable {
  /** Creates a timer that has not expired. */
  protected Timer() {}

  /**
   * Takes the timer out of its loop's timers.
   *
   * @return false if it has expired already
   */
  protected abstract boolean stop();

  /** Makes the waiting task ready. Called once, in the loop's thread, when the moment has come. */
  protected final void expire() {
    AbstractTask<?> waiter = (AbstractTask<?>) link;
    if (waiter != null) {
      link = null;
      waiter.wakeUp();
    }
  }

  @Override
  final boolean register(AbstractTask<?> waiter) {
    link = waiter;
    return true;
  }

  @Override
  final boolean cancelWait(Cancellation request) {
    if (!stop()) {
      return false;
    }
    AbstractTask<?> waiter = (AbstractTask<?>) link;
    if (waiter == null) {
      // The waiter was about to wait, and meets its pending cancellation instead.
      return false;
    }
    link = null;
    waiter.awaited = PendingCancellation.endingWait(request);
    waiter.wakeUp();
    return true;
  }

  @Override
  final Object outcome(AbstractTask<?> waiter) {
    return NullValue.INSTANCE;
  }
}
