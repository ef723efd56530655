package dev.fermata;

import dev.fermata.abi.AbstractTask;
import dev.fermata.abi.Cancellation;
import dev.fermata.abi.Driver;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** {@link Fermata#timeout}: a call that is cancelled when its time is up. */
final class TimedCall<T extends @Nullable Object> extends HotCall<T> {
  private static final int ENDED = 1;
  private static final Cancellation TIME_IS_UP = new Cancellation("The time is up", false);

  private final Timeout timeout;
  private @Nullable Body<T> body;
  private @Nullable AbstractTask<?> callee;

  /** Makes the call. */
  @FunctionalInterface
  interface Body<T extends @Nullable Object> {
    CompletionStage<? extends T> call(Timeout timeout) throws Exception;
  }

  TimedCall(EventLoop loop, long when, Body<T> body) {
    timeout = new Timeout(loop, when, this::expire);
    this.body = body;
  }

  private void expire() {
    if (callee != null) {
      Driver.cancel(callee, TIME_IS_UP);
    }
  }

  @Override
  public @Nullable Object proceed(Driver driver, int place) throws Throwable {
    Object value;
    try {
      value = place == START ? call(driver) : driver.takeObject();
    } catch (CancellationException e) {
      timeout.end();
      if (timeout.expired() && cancellationRequests() == 0) {
        throw timedOut(e);
      }
      throw e;
    } catch (Throwable t) {
      timeout.end();
      if (timeout.expired()) {
        // It may well have failed because it was cancelled.
        t.addSuppressed(timedOut(null));
      }
      throw t;
    }
    if (value == Driver.SUSPENDED) {
      callee = driver.awaitedTask();
      timeout.begin();
      return waitAt(ENDED, driver);
    }
    timeout.end();
    return value;
  }

  private @Nullable Object call(Driver driver) throws Exception {
    return driver.pollCall(driver.startBody(() -> Objects.requireNonNull(body).call(timeout)));
  }

  private static TimeoutException timedOut(@Nullable Throwable cause) {
    TimeoutException timedOut = new TimeoutException("The time for the call was up");
    timedOut.initCause(cause);
    return timedOut;
  }

  @Override
  protected void release() {
    body = null;
    callee = null;
  }
}
