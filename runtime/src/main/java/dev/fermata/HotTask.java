package dev.fermata;

import dev.fermata.abi.Driver;
import dev.fermata.abi.Scheduler;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A task that ends as what it waits for does. It stands for a call whose task is asked for before
 * the call has suspended, and for waits that are not written as an await.
 */
final class HotTask<T extends @Nullable Object> extends Task<T> {
  private HotTask() {}

  private HotTask(@Nullable Scheduler scheduler) {
    super(scheduler);
  }

  /** The task of the code that runs now. */
  static @Nullable Task<?> current() {
    return (Task<?>) Driver.current().currentTask(HotTask::new);
  }

  /** A pending task that stands for a call. */
  static Task<?> unnamed(@Nullable Scheduler scheduler) {
    return new HotTask<@Nullable Object>(scheduler);
  }

  /** A task that ends after {@code duration}. */
  static Task<@Nullable Void> sleeping(Duration duration) {
    Driver driver = Driver.current();
    int caller = driver.begin();
    try {
      if (driver.pollSleep(duration) != Driver.SUSPENDED) {
        driver.end(caller);
        return Task.done();
      }
    } catch (Throwable t) {
      driver.endExceptionally(caller);
      throw t;
    }
    return new HotTask<@Nullable Void>().suspend(driver, caller);
  }

  /** {@code stage} as a task: itself, or one that awaits it. */
  @SuppressWarnings({
    "unchecked",
    "NullAway"
  }) // the value is a T, which may stand for a nullable type
  static <T extends @Nullable Object> Task<T> awaiting(CompletionStage<? extends T> stage) {
    if (stage instanceof Task<? extends T> task) {
      return (Task<T>) task;
    }
    Driver driver = Driver.current();
    int caller = driver.begin();
    Object value;
    try {
      value = driver.poll(stage);
    } catch (Throwable t) {
      driver.endExceptionally(caller);
      return Task.failed(t);
    }
    if (value != Driver.SUSPENDED) {
      driver.end(caller);
      return Task.of((T) value);
    }
    return new HotTask<T>().suspend(driver, caller);
  }

  @SuppressWarnings("unchecked")
  private Task<T> suspend(Driver driver, int caller) {
    driver.suspend(this, 1);
    return (Task<T>) driver.suspendedTask(caller);
  }

  @Override
  protected void step(Driver driver) {
    driver.returnObject(driver.takeObject());
  }
}
