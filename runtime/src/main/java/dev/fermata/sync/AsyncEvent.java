package dev.fermata.sync;

import dev.fermata.Task;
import dev.fermata.abi.Driver;
import org.jspecify.annotations.Nullable;

/**
 * A flag that tasks wait for: asyncio's {@code Event}. It belongs to one event loop, see {@link
 * dev.fermata.sync}.
 */
public final class AsyncEvent extends LoopBound {
  private final WaitQueue waiters = new WaitQueue();
  private boolean set;

  /** Creates an event that is not set. */
  public AsyncEvent() {}

  /**
   * Waits until the event is set. Whoever waits when that happens goes on, even if the event is
   * cleared again at once.
   */
  public Task<@Nullable Void> await() {
    return set ? Task.done() : new Await(this).begin();
  }

  /** Sets the event, and wakes all who wait for it. */
  public void set() {
    set = true;
    waiters.dismissAll();
  }

  /** Makes tasks wait from now on. */
  public void clear() {
    set = false;
  }

  /** Whether the event is set. */
  public boolean isSet() {
    return set;
  }

  private static final class Await extends WaitingCall<@Nullable Void> {
    private final AsyncEvent event;

    Await(AsyncEvent event) {
      this.event = event;
    }

    @Override
    @Nullable Object attempt(Driver driver, @Nullable Waiting ended) {
      if (ended != null) {
        return null;
      }
      event.bind(driver);
      return waitIn(event.waiters, event, driver);
    }
  }
}
