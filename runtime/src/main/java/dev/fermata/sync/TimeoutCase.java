package dev.fermata.sync;

import dev.fermata.EventLoop;
import dev.fermata.TimerHandle;
import dev.fermata.abi.Driver;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** See {@link Select#onTimeout}. */
final class TimeoutCase<R extends @Nullable Object> extends Case<R> {
  private final Duration timeout;
  private final Callable<? extends R> function;
  private @Nullable TimerHandle timer;
  private boolean expired;

  TimeoutCase(Duration timeout, Callable<? extends R> function) {
    this.timeout = timeout;
    this.function = function;
  }

  @Override
  boolean isReady() {
    return expired || timeout.isNegative() || timeout.isZero();
  }

  @Override
  void happen() {}

  @Override
  R result() throws Exception {
    return function.call();
  }

  @Override
  void enlist(Selection<?> selection, Driver driver) {
    timer =
        EventLoop.current()
            .callLater(
                timeout,
                () -> {
                  expired = true;
                  selection.signal();
                });
  }

  @Override
  void withdraw() {
    expired = false;
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }
}
