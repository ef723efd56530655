package dev.fermata;

import dev.fermata.abi.AbstractTask;
import dev.fermata.abi.Driver;
import org.jspecify.annotations.Nullable;

/**
 * A call that is written as a state machine by hand, since nothing rewrites the runtime. It runs in
 * its caller's thread up to where it first has to wait, as that of an {@link Async} method does.
 */
abstract class HotCall<T extends @Nullable Object> extends Task<T> {
  /** The place of a call that begins; those of subclasses are greater. */
  static final int START = 0;

  /**
   * Runs the call up to its end, or to where it has to {@linkplain #waitAt wait}.
   *
   * @param place where it goes on
   * @return the value, or {@link Driver#SUSPENDED}
   */
  abstract @Nullable Object proceed(Driver driver, int place) throws Throwable;

  final Object waitAt(int place, Driver driver) {
    driver.suspend(this, place);
    return Driver.SUSPENDED;
  }

  /** Begins the call; returns its task, which is another one if it has ended already. */
  @SuppressWarnings({"unchecked", "NullAway"}) // the value is a T, which may be a nullable type
  final Task<T> begin() {
    Driver driver = Driver.current();
    AbstractTask<?> previous = driver.begin();
    Object value;
    try {
      value = proceed(driver, START);
    } catch (Throwable t) {
      return driver.end(previous) ? Task.failed(t) : (Task<T>) driver.settleExceptionally(t);
    }
    if (value == Driver.SUSPENDED) {
      return (Task<T>) driver.suspendedTask(previous);
    }
    return driver.end(previous) ? Task.of((T) value) : (Task<T>) driver.settle(value);
  }

  @Override
  protected final void step(Driver driver) throws Throwable {
    driver.returnObject(proceed(driver, Driver.label(this)));
  }
}
