package dev.fermata.sync;

import dev.fermata.abi.Driver;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call that waits in a queue until it is its turn, and then looks again whether it can do what it
 * is to do.
 */
abstract class WaitingCall<T extends @Nullable Object> extends SyncCall<T> {
  private static final int WOKEN = 1;

  private @Nullable Waiting waiting;

  /**
   * Does what the call is to do, or waits.
   *
   * @param ended the wait that is over; null if the call begins
   * @return the value, or {@link Driver#SUSPENDED}
   */
  abstract @Nullable Object attempt(Driver driver, @Nullable Waiting ended) throws Exception;

  /**
   * Called when the call is cancelled, to pass on what has been meant for it.
   *
   * @param ended has left its queue
   */
  void cancelled(Waiting ended) {}

  /** Waits at the end of {@code queue}. */
  final Object waitIn(WaitQueue queue, Object owner, Driver driver) {
    Waiting entry = new Waiting(owner);
    queue.add(entry);
    return waitFor(entry, driver);
  }

  /** Waits in vain so far, and goes on to do so in the same place. */
  final Object waitOn(Waiting ended, Driver driver) {
    Waiting entry = new Waiting(ended.owner);
    Objects.requireNonNull(ended.queue).renew(ended, entry);
    return waitFor(entry, driver);
  }

  private Object waitFor(Waiting entry, Driver driver) {
    waiting = entry;
    driver.poll(entry);
    return waitAt(WOKEN, driver);
  }

  @Override
  public final @Nullable Object proceed(Driver driver, int place) throws Throwable {
    if (place == START) {
      return attempt(driver, null);
    }
    Waiting ended = Objects.requireNonNull(waiting);
    waiting = null;
    try {
      driver.takeObject();
    } catch (Throwable t) {
      ended.leave();
      cancelled(ended);
      throw t;
    }
    return attempt(driver, ended);
  }

  @Override
  protected void release() {
    waiting = null;
  }
}
