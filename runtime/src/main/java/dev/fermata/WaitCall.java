package dev.fermata;

import dev.fermata.abi.AbstractTask;
import dev.fermata.abi.Driver;
import dev.fermata.abi.Node;
import dev.fermata.abi.Waiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** asyncio's {@code wait}. */
final class WaitCall<T extends @Nullable Object> extends HotCall<Waited<T>> {
  private static final int WAITING = 1;

  /** What ends the wait before its time is up. */
  enum Until {
    ALL,
    FIRST,
    FIRST_FAILURE
  }

  private final EventLoop loop;
  private final Set<Task<T>> tasks;
  private final Until until;
  private final @Nullable Duration timeout;
  private final Waiter waiter = new Waiter();
  private final List<Arrival> arrivals = new ArrayList<>();
  private @Nullable Handle alarm;
  private int pending;

  WaitCall(
      EventLoop loop,
      Collection<? extends Task<T>> tasks,
      Until until,
      @Nullable Duration timeout) {
    this.loop = loop;
    this.tasks = new LinkedHashSet<>(tasks);
    this.until = until;
    this.timeout = timeout;
    this.tasks.forEach(task -> Objects.requireNonNull(task, "task"));
    if (this.tasks.isEmpty()) {
      throw new IllegalArgumentException("There is no task to wait for");
    }
  }

  @Override
  public @Nullable Object proceed(Driver driver, int place) {
    if (place == WAITING) {
      try {
        driver.takeObject();
      } finally {
        unsubscribe();
      }
      return result();
    }
    for (Task<T> task : tasks) {
      if (task.isDone()) {
        if (isEnough(task)) {
          return result();
        }
      } else {
        arrivals.add(new Arrival(task));
      }
    }
    if (arrivals.isEmpty()) {
      return result();
    }
    subscribe();
    driver.poll(waiter);
    return waitAt(WAITING, driver);
  }

  private boolean isEnough(Task<T> task) {
    return switch (until) {
      case ALL -> false;
      case FIRST -> true;
      case FIRST_FAILURE -> task.isCompletedExceptionally() && !task.isCancelled();
    };
  }

  private void subscribe() {
    pending = arrivals.size();
    for (Arrival arrival : arrivals) {
      if (!arrival.task.register(arrival)) {
        // Another thread has ended it meanwhile.
        arrival.completed(arrival.task);
      }
    }
    if (timeout != null) {
      alarm = loop.callLater(timeout, waiter::wake);
    }
  }

  private void unsubscribe() {
    for (int i = arrivals.size() - 1; i >= 0; i--) {
      arrivals.get(i).task.unregister(arrivals.get(i));
    }
    if (alarm != null) {
      alarm.cancel();
    }
  }

  private Waited<T> result() {
    Set<Task<T>> done = new LinkedHashSet<>();
    Set<Task<T>> going = new LinkedHashSet<>();
    tasks.forEach(task -> (task.isDone() ? done : going).add(task));
    return new Waited<>(Collections.unmodifiableSet(done), Collections.unmodifiableSet(going));
  }

  /** The end of a task, which is looked at in a turn of the loop as asyncio's callbacks are. */
  private final class Arrival extends Node {
    private final Task<T> task;

    Arrival(Task<T> task) {
      this.task = task;
    }

    @Override
    protected void completed(AbstractTask<?> source) {
      loop.enqueue(this);
    }

    @Override
    protected void run(Driver driver) {
      pending--;
      if (pending == 0 || isEnough(task)) {
        waiter.wake();
      }
    }
  }
}
