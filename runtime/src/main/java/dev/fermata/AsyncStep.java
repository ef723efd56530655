package dev.fermata;

import dev.fermata.abi.AbstractTask;
import dev.fermata.abi.Driver;
import dev.fermata.abi.YieldingFrame;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The task of whoever has asked an async generator for something and has to wait. */
final class AsyncStep<T extends @Nullable Object> extends Task<T> {
  private final boolean closes;

  private AsyncStep(boolean closes) {
    this.closes = closes;
  }

  /** Calls a body up to its next yield or await. */
  @FunctionalInterface
  interface Call {
    @Nullable Object apply(Driver driver);
  }

  /**
   * Makes a task of a call.
   *
   * @param closes whether it is meant to end the body, so that there is no item
   */
  @SuppressWarnings({"unchecked", "NullAway"}) // the build checks what is yielded
  static <T extends @Nullable Object> Task<T> of(Call call, boolean closes) {
    Driver driver = Driver.current();
    AbstractTask<?> previous = driver.begin();
    Object value;
    try {
      Object item = call.apply(driver);
      if (item == Driver.SUSPENDED) {
        driver.suspend(new AsyncStep<T>(closes), 1);
        return (Task<T>) driver.suspendedTask(previous);
      }
      value = valueOf(item, closes);
    } catch (Throwable t) {
      return driver.end(previous) ? Task.failed(t) : (Task<T>) driver.settleExceptionally(t);
    }
    return driver.end(previous) ? Task.of((T) value) : (Task<T>) driver.settle(value);
  }

  @Override
  protected void step(Driver driver) {
    driver.returnObject(valueOf(driver.takeObject(), closes));
  }

  private static @Nullable Object valueOf(@Nullable Object item, boolean closes) {
    if (item != YieldingFrame.ENDED) {
      return item;
    }
    if (closes) {
      return null;
    }
    throw new NoSuchElementException("The async generator has ended");
  }
}
