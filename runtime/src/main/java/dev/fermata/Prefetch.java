package dev.fermata;

import dev.fermata.abi.Driver;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Yields the items of several async generators as they come. Each has a task of its own that asks
 * for them, and that waits while enough of its items have not been taken.
 */
final class Prefetch<T extends @Nullable Object> extends ClosingGenerator<T> {
  private static final int EMPTY = FIRST_WAIT;

  private final List<Producer<? extends T>> producers = new ArrayList<>();
  private final int capacity;
  private final Queue<Arrival> arrivals = new ArrayDeque<>();
  private @Nullable Promise<@Nullable Void> arrival;
  private boolean begun;
  private int running;

  /**
   * @param capacity how many items of each source there may be that have not been taken
   */
  Prefetch(List<? extends AsyncGenerator<? extends T>> sources, int capacity) {
    this.capacity = capacity;
    for (AsyncGenerator<? extends T> source : sources) {
      producers.add(new Producer<>(source));
    }
  }

  /** An item of a source, or that it has failed. */
  private record Arrival(
      Prefetch<?>.Producer<?> producer, @Nullable Object item, @Nullable Throwable failure) {}

  @Override
  @Nullable Object proceed(Driver driver, int place) throws Throwable {
    if (place == EMPTY) {
      driver.takeObject();
    } else if (!begun) {
      begin();
    }
    while (arrivals.isEmpty()) {
      if (running == 0) {
        return Reaction.ENDED;
      }
      arrival = new Promise<>();
      if (driver.poll(arrival) == Driver.SUSPENDED) {
        return waitAt(EMPTY, driver);
      }
    }
    Arrival first = arrivals.remove();
    if (first.failure() != null) {
      throw first.failure();
    }
    first.producer().taken();
    return first.item();
  }

  private void begin() {
    EventLoop loop = EventLoop.current();
    begun = true;
    for (Producer<?> producer : producers) {
      running++;
      producer.begin(loop);
    }
  }

  private void add(Arrival next) {
    arrivals.add(next);
    wakeUp();
  }

  private void wakeUp() {
    complete(arrival);
    arrival = null;
  }

  @SuppressWarnings("NullAway") // a type variable may stand for a nullable type
  private static void complete(@Nullable Promise<@Nullable Void> promise) {
    if (promise != null) {
      promise.complete(null);
    }
  }

  @Override
  List<ClosingSequence.Closer> closers() {
    List<ClosingSequence.Closer> closers = new ArrayList<>();
    for (Producer<?> producer : producers) {
      producer.cancel();
      closers.add(producer::awaitEnd);
      closers.add(producer.source::close);
    }
    return closers;
  }

  @Override
  boolean isGuarded() {
    return running > 0;
  }

  /** Asks one source for its items. */
  private final class Producer<S extends T> {
    final AsyncGenerator<S> source;
    private @Nullable Task<?> task;
    private boolean cancelled;
    private int held;
    private @Nullable Promise<@Nullable Void> room;
    private @Nullable Promise<@Nullable Void> end;

    Producer(AsyncGenerator<S> source) {
      this.source = source;
    }

    void begin(EventLoop loop) {
      end = loop.createPromise();
      task = loop.createTask(() -> Fold.pump(source, this::came));
      task.addDoneCallback(this::ended);
    }

    private Task<@Nullable Void> came(S item) {
      add(new Arrival(this, item, null));
      held++;
      if (held < capacity) {
        return Task.done();
      }
      room = new Promise<>();
      return room;
    }

    void taken() {
      held--;
      complete(room);
      room = null;
    }

    private void ended(Task<?> ended) {
      running--;
      Throwable failure = ended.failureOrNull();
      if (failure == null || (cancelled && ended.isCancelled())) {
        complete(end);
      } else if (cancelled) {
        Objects.requireNonNull(end).completeExceptionally(failure);
      } else {
        complete(end);
        arrivals.add(new Arrival(this, null, failure));
      }
      wakeUp();
    }

    void cancel() {
      if (task != null) {
        cancelled = true;
        task.cancel();
      }
    }

    @Nullable Object awaitEnd(Driver driver) {
      return end == null ? null : driver.poll(end);
    }
  }
}
