package dev.fermata;

import dev.fermata.abi.Waiter;
import org.jspecify.annotations.Nullable;

/**
 * By what a task that {@link TaskGroup#start} has spawned says that it is ready: trio's {@code
 * TaskStatus}. Only for the thread of the event loop.
 *
 * @param <V> the type of what it says
 */
public final class Started<V extends @Nullable Object> {
  private final Waiter waiter;
  private boolean ready;
  private @Nullable V value;

  Started(Waiter waiter) {
    this.waiter = waiter;
  }

  /**
   * Says that the task is ready.
   *
   * @param value what {@link TaskGroup#start} returns
   * @throws IllegalStateException if that was said already
   */
  public void ready(V value) {
    if (ready) {
      throw new IllegalStateException("The task has said already that it is ready");
    }
    ready = true;
    this.value = value;
    waiter.wake();
  }

  boolean isReady() {
    return ready;
  }

  @Nullable V value() {
    return value;
  }
}
