package dev.fermata;

import dev.fermata.abi.Cancellation;
import dev.fermata.abi.Driver;
import dev.fermata.abi.Waiter;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** {@link TaskGroup#start}: waits until the task is ready, or has ended without. */
final class StartCall<V extends @Nullable Object> extends HotCall<V> {
  private static final int WAITING = 1;
  private static final int CANCELLED = 2;

  private final Task<?> task;
  private final Started<V> started;
  private final Waiter waiter;
  private @Nullable CancellationException cancellation;

  StartCall(Task<?> task, Started<V> started, Waiter waiter) {
    this.task = task;
    this.started = started;
    this.waiter = waiter;
  }

  @Override
  public @Nullable Object proceed(Driver driver, int place) throws Throwable {
    switch (place) {
      case START -> {
        driver.poll(waiter);
        return waitAt(WAITING, driver);
      }
      case WAITING -> {
        try {
          driver.takeObject();
        } catch (CancellationException e) {
          return cancelTask(e, driver);
        }
      }
      default -> {
        driver.takeObject();
        if (cancellation != null) {
          throw cancellation;
        }
      }
    }
    if (started.isReady()) {
      return started.value();
    }
    Throwable failure = task.failureOrNull();
    if (failure != null) {
      throw failure;
    }
    throw new IllegalStateException("The task has ended and never said that it is ready");
  }

  /** The task is not left behind: it has ended when this has. */
  private Object cancelTask(CancellationException request, Driver driver) {
    cancellation = request;
    if (started.isReady() || task.isDone()) {
      throw request;
    }
    task.cancel(request.getMessage());
    Waiter ended =
        new Waiter() {
          @Override
          protected boolean absorbs(Cancellation again) {
            return true;
          }
        };
    task.addDoneCallback(t -> ended.wake());
    driver.poll(ended);
    return waitAt(CANCELLED, driver);
  }
}
