package dev.fermata.io.call;

import dev.fermata.abi.Driver;
import dev.fermata.abi.Waiter;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** A call that tries, and waits to try again. */
public abstract class IoCall<T extends @Nullable Object> extends HandWrittenCall<T> {
  private static final int WAITING = 1;

  /** What {@link #attempt} returns to wait. */
  protected static final Object NOT_YET = new Object();

  private @Nullable Waiter waiter;

  /**
   * Does what the call is to do, or sees to it that somebody wakes a {@link #newWaiter}.
   *
   * @return the value; {@link #NOT_YET} to wait
   */
  protected abstract @Nullable Object attempt() throws Exception;

  /** What is woken when it is time to try again. */
  public final Waiter newWaiter() {
    return waitIn(new Waiter());
  }

  /** As {@link #newWaiter}, for a waiter of another kind. */
  protected final Waiter waitIn(Waiter waiter) {
    this.waiter = waiter;
    return waiter;
  }

  /** Has the call try again, if it waits. */
  protected final void wake() {
    if (waiter != null) {
      waiter.wake();
    }
  }

  /**
   * Called when the task is cancelled while it waits. To return is to try again, and to throw
   * {@code request} later, when what must not be left behind is over.
   */
  protected void cancelled(CancellationException request) {
    throw request;
  }

  /** Called in the end, whichever it is. */
  protected void ended() {}

  @Override
  public final @Nullable Object proceed(Driver driver, int place) throws Throwable {
    boolean waits = false;
    try {
      if (place == WAITING) {
        takeWait(driver);
      }
      Object value = attempt();
      if (value != NOT_YET) {
        return value;
      }
      driver.poll(Objects.requireNonNull(waiter));
      waits = true;
      return waitAt(WAITING, driver);
    } finally {
      if (!waits) {
        ended();
      }
    }
  }

  private void takeWait(Driver driver) throws Throwable {
    try {
      driver.takeObject();
    } catch (CancellationException e) {
      cancelled(e);
    }
  }
}
