package dev.fermata;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Hands the items of an async generator to a subscriber, as many as it requests. One task does so:
 * it loops over the generator, and after each item waits until another is requested. Requests come
 * from any thread, and only note what is to be done and wake the task up.
 */
final class Publication<T> implements Flow.Subscription {
  private final AsyncGenerator<T> items;
  private final @Nullable EventLoop loop;
  private final Flow.Subscriber<? super T> subscriber;

  private volatile @Nullable Task<?> task;
  private volatile boolean cancelled;

  /** What the subscriber did wrong (rule 3.9). */
  private volatile @Nullable Throwable misuse;

  // Guarded by this object.

  private long demand;

  /** What the task waits for when there is no demand. */
  private @Nullable Promise<@Nullable Void> demanded;

  /** Whether the subscriber has its subscription, and so may be sent items (rule 1.3). */
  private boolean open;

  private boolean wanted;
  private boolean begun;

  /** Whether the task has begun; one of a loop may be cancelled before. For its thread only. */
  private boolean entered;

  Publication(
      AsyncGenerator<T> items, @Nullable EventLoop loop, Flow.Subscriber<? super T> subscriber) {
    this.items = items;
    this.loop = loop;
    this.subscriber = subscriber;
  }

  @Override
  public void request(long count) {
    if (count <= 0) {
      misuse =
          new IllegalArgumentException(
              "A subscriber requested "
                  + count
                  + " items. It has to request at least one (rule 3.9 of Reactive Streams)");
      stop();
      return;
    }
    Promise<@Nullable Void> waiting;
    synchronized (this) {
      demand = demand > Long.MAX_VALUE - count ? Long.MAX_VALUE : demand + count;
      waiting = demanded;
      demanded = null;
    }
    if (waiting == null) {
      begin();
    } else {
      complete(waiting);
    }
  }

  @Override
  public void cancel() {
    cancelled = true;
    stop();
  }

  private void stop() {
    begin();
    Task<?> running = task;
    if (running != null) {
      running.cancel();
    }
  }

  private boolean isStopped() {
    return cancelled || misuse != null;
  }

  /** Lets the items come: {@code onSubscribe} has returned. */
  void open() {
    synchronized (this) {
      open = true;
      if (!wanted) {
        return;
      }
    }
    begin();
  }

  private void begin() {
    synchronized (this) {
      wanted = true;
      if (!open || begun) {
        return;
      }
      begun = true;
    }
    if (loop == null) {
      started(run());
    } else {
      loop.callSoonThreadsafe(() -> started(loop.createTask(this::run)));
    }
  }

  private void started(Task<@Nullable Void> started) {
    task = started;
    started.addDoneCallback(this::ended);
    if (isStopped()) {
      started.cancel();
    }
  }

  private Task<@Nullable Void> run() {
    entered = true;
    return isStopped() ? items.closeAsync() : items.forEachAsync(this::publish);
  }

  private CompletionStage<?> publish(T item) {
    if (!isStopped()) {
      if (item == null) {
        throw new NullPointerException(
            "An async generator that is published yielded null, which is no item in Reactive"
                + " Streams");
      }
      hand(item);
    }
    if (isStopped()) {
      return Task.failed(new CancellationException());
    }
    return takeDemand();
  }

  private void hand(T item) {
    try {
      subscriber.onNext(item);
    } catch (Throwable t) {
      cancelled = true;
      throw t;
    }
  }

  private synchronized Task<@Nullable Void> takeDemand() {
    demand--;
    if (demand > 0) {
      return Task.done();
    }
    demanded = new Promise<>();
    return demanded;
  }

  @SuppressWarnings("NullAway") // a type variable may stand for a nullable type
  private static void complete(Promise<@Nullable Void> promise) {
    promise.complete(null);
  }

  private void ended(Task<?> ended) {
    if (entered) {
      tell(ended);
    } else {
      items
          .closeAsync()
          .addDoneCallback(closed -> tell(closed.failureOrNull() == null ? ended : closed));
    }
  }

  private void tell(Task<?> ended) {
    Throwable failure = ended.failureOrNull();
    if (cancelled) {
      if (failure != null && !ended.isCancelled()) {
        report(failure);
      }
    } else if (misuse != null) {
      subscriber.onError(misuse);
    } else if (failure != null) {
      subscriber.onError(failure);
    } else {
      subscriber.onComplete();
    }
  }

  /** Nobody may be told of what fails after a cancellation, or what the subscriber throws. */
  private void report(Throwable failure) {
    String message = "A subscriber threw, or what it had cancelled failed while it was closed";
    if (loop != null) {
      loop.callExceptionHandler(new ExceptionContext(message, failure, task, null));
    } else {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
    }
  }
}
