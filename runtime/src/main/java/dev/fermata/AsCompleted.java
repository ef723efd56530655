package dev.fermata;

import dev.fermata.abi.AbstractTask;
import dev.fermata.abi.Driver;
import dev.fermata.abi.Node;
import dev.fermata.abi.Waiter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Yields tasks as they end: asyncio's {@code as_completed}. */
final class AsCompleted<T extends @Nullable Object> extends ClosingGenerator<Task<T>> {
  private static final int WAITING = FIRST_WAIT;

  private final EventLoop loop;
  private final Set<Task<T>> tasks;
  private final List<Arrival> arrivals = new ArrayList<>();
  private final Queue<Task<T>> ended = new ArrayDeque<>();
  private final @Nullable Handle alarm;
  private int left;
  private boolean expired;
  private @Nullable Waiter waiter;

  AsCompleted(EventLoop loop, Collection<? extends Task<T>> tasks, @Nullable Duration timeout) {
    this.loop = loop;
    this.tasks = new LinkedHashSet<>(tasks);
    left = this.tasks.size();
    for (Task<T> task : this.tasks) {
      Arrival arrival = new Arrival(task);
      if (task.register(arrival)) {
        arrivals.add(arrival);
      } else {
        ended.add(task);
      }
    }
    alarm = timeout == null ? null : loop.callLater(timeout, this::expire);
  }

  private void expire() {
    expired = true;
    wake();
  }

  private void wake() {
    if (waiter != null) {
      waiter.wake();
    }
  }

  @Override
  @Nullable Object proceed(Driver driver, int place) throws TimeoutException {
    if (place == WAITING) {
      driver.takeObject();
      waiter = null;
    }
    if (left == 0) {
      return Reaction.ENDED;
    }
    Task<T> task = ended.poll();
    if (task != null) {
      left--;
      return task;
    }
    if (expired) {
      throw new TimeoutException(left + " of " + tasks.size() + " tasks have not ended in time");
    }
    waiter = new Waiter();
    driver.poll(waiter);
    return waitAt(WAITING, driver);
  }

  @Override
  List<ClosingSequence.Closer> closers() {
    return List.of(
        driver -> {
          for (int i = arrivals.size() - 1; i >= 0; i--) {
            arrivals.get(i).task.unregister(arrivals.get(i));
          }
          if (alarm != null) {
            alarm.cancel();
          }
          return null;
        });
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
      ended.add(task);
      wake();
    }
  }
}
