package dev.fermata;

import dev.fermata.abi.Driver;
import dev.fermata.abi.YieldingFrame;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The task of whoever has asked an async generator for something and has to wait. */
final class AsyncStep<T extends @Nullable Object> extends Task<T> {
  private final @Nullable AsyncGenerator<?> generator;

  private AsyncStep(@Nullable AsyncGenerator<?> generator) {
    this.generator = generator;
  }

  /** Calls a body up to its next yield or await. */
  @FunctionalInterface
  interface Call {
    int apply(Driver driver);
  }

  /**
   * Makes a task of a call.
   *
   * @param generator what is asked for an item; null if it is asked to end
   */
  @SuppressWarnings({"unchecked", "NullAway"}) // the build checks what is yielded
  static <T extends @Nullable Object> Task<T> of(@Nullable AsyncGenerator<?> generator, Call call) {
    Driver driver = Driver.current();
    int caller = driver.begin();
    Object value;
    try {
      int outcome = call.apply(driver);
      if (outcome == YieldingFrame.WAITING) {
        driver.suspend(new AsyncStep<T>(generator), 1);
        return (Task<T>) driver.suspendedTask(caller);
      }
      value = value(outcome, generator);
    } catch (Throwable t) {
      return driver.endExceptionally(caller)
          ? Task.failed(t)
          : (Task<T>) driver.settleExceptionally(t);
    }
    return driver.end(caller) ? Task.of((T) value) : (Task<T>) driver.settle(value);
  }

  @Override
  protected void step(Driver driver) {
    driver.returnObject(value(driver.takeInt(), generator));
  }

  private static @Nullable Object value(int outcome, @Nullable AsyncGenerator<?> generator) {
    if (generator == null) {
      return null;
    }
    if (outcome == YieldingFrame.ENDED) {
      throw new NoSuchElementException("The async generator has ended");
    }
    return generator.takeItem();
  }
}
