package dev.fermata;

import dev.fermata.abi.Abi;
import dev.fermata.abi.Driver;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;

/**
 * An {@code @Async} method as the transformer would rewrite it, written as the steps between its
 * awaits. A step returns the method's value, or one of the awaits below with the step that follows
 * it.
 */
final class Script<T> extends Task<T> {
  /** The code up to the next await. */
  interface Step {
    Object run(Received received) throws Throwable;
  }

  /** What an await delivers: returns its value or throws its failure. */
  interface Received {
    Object get() throws Throwable;
  }

  private interface Poll {
    Object poll(Driver driver) throws Throwable;
  }

  private record Await(Poll poll, Step next) {}

  private static final Received SUSPENDED = () -> Driver.SUSPENDED;

  private Step next;

  private Script() {}

  static Object await(CompletionStage<?> stage, Step next) {
    return new Await(driver -> driver.poll(stage), next);
  }

  static Object awaitCall(Callable<? extends CompletionStage<?>> call, Step next) {
    return new Await(driver -> driver.pollCall(call.call()), next);
  }

  static Object awaitSleep(Duration duration, Step next) {
    return new Await(driver -> driver.pollSleep(duration), next);
  }

  static Object yield(Step next) {
    return awaitSleep(Duration.ZERO, next);
  }

  /** Calls the method. */
  @SuppressWarnings("unchecked")
  static <T> Task<T> call(Step first) {
    Driver driver = Driver.enter(Abi.VERSION);
    int caller = driver.begin();
    Script<T> frame = new Script<>();
    Object value;
    try {
      value = frame.proceed(driver, first.run(() -> null));
    } catch (Throwable t) {
      return driver.endExceptionally(caller)
          ? Task.failed(t)
          : (Task<T>) driver.settleExceptionally(t);
    }
    if (value == Driver.SUSPENDED) {
      driver.suspend(frame, 1);
      return (Task<T>) driver.suspendedTask(caller);
    }
    return driver.end(caller) ? Task.of((T) value) : (Task<T>) driver.settle(value);
  }

  @Override
  protected void step(Driver driver) throws Throwable {
    Object value = proceed(driver, next.run(receive(driver::takeObject)));
    if (value == Driver.SUSPENDED) {
      driver.suspend(this, 1);
    } else {
      driver.returnObject(value);
    }
  }

  private Object proceed(Driver driver, Object outcome) throws Throwable {
    Object result = outcome;
    while (result instanceof Await await) {
      next = await.next;
      Received received = receive(() -> await.poll.poll(driver));
      if (received == SUSPENDED) {
        return Driver.SUSPENDED;
      }
      result = next.run(received);
    }
    return result;
  }

  private static Received receive(Received source) {
    try {
      Object value = source.get();
      return value == Driver.SUSPENDED ? SUSPENDED : () -> value;
    } catch (Throwable t) {
      return () -> {
        throw t;
      };
    }
  }
}
