package dev.fermata;

import dev.fermata.abi.Driver;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Yields the items of a publisher, of which it requests one at a time. */
final class FromPublisher<T> extends ClosingGenerator<T> {
  private static final int SUBSCRIBED = FIRST_WAIT;
  private static final int REQUESTED = FIRST_WAIT + 1;

  private final Flow.Publisher<? extends T> publisher;
  private final Subscriber subscriber = new Subscriber();
  private boolean begun;

  FromPublisher(Flow.Publisher<? extends T> publisher) {
    this.publisher = publisher;
  }

  @Override
  @Nullable Object proceed(Driver driver, int place) throws Throwable {
    if (!begun) {
      begun = true;
      publisher.subscribe(subscriber);
      if (driver.poll(subscriber.subscribed) == Driver.SUSPENDED) {
        return waitAt(SUBSCRIBED, driver);
      }
    } else if (place == SUBSCRIBED) {
      driver.takeObject();
    }
    Object item = place == REQUESTED ? driver.takeObject() : driver.poll(subscriber.request());
    if (item == Driver.SUSPENDED) {
      return waitAt(REQUESTED, driver);
    }
    return item;
  }

  @Override
  List<ClosingSequence.Closer> closers() {
    return List.of(
        driver -> {
          subscriber.cancel();
          return null;
        });
  }

  @Override
  boolean isGuarded() {
    return true;
  }

  /**
   * What the publisher's threads call. It only notes what they say, so that the subscription is
   * called by nobody but the generator, one call after the other (rule 2.7 of Reactive Streams).
   */
  private static final class Subscriber implements Flow.Subscriber<Object> {
    final Promise<@Nullable Void> subscribed = new Promise<>();

    private volatile Flow.@Nullable Subscription subscription;
    private volatile boolean cancelled;

    /** Whether no item comes any more; then {@link #failure} says why. */
    private volatile boolean ended;

    private @Nullable Throwable failure;

    /** The item that was requested last. */
    private volatile Promise<Object> next = new Promise<>();

    @Override
    public void onSubscribe(Flow.Subscription added) {
      Objects.requireNonNull(added, "subscription");
      if (subscription != null) {
        added.cancel();
        return;
      }
      subscription = added;
      if (cancelled) {
        added.cancel();
      }
      complete(subscribed);
    }

    @SuppressWarnings("NullAway") // a type variable may stand for a nullable type
    private static void complete(Promise<@Nullable Void> promise) {
      promise.complete(null);
    }

    @Override
    public void onNext(Object item) {
      next.complete(Objects.requireNonNull(item, "item"));
    }

    @Override
    public void onError(Throwable cause) {
      failure = Objects.requireNonNull(cause, "failure");
      onComplete();
    }

    @Override
    public void onComplete() {
      // First the note and then the look at who waits; the generator does it the other way round.
      ended = true;
      end(next);
      complete(subscribed);
    }

    private void end(Promise<Object> waiting) {
      Throwable cause = failure;
      if (cause == null) {
        waiting.complete(Reaction.ENDED);
      } else {
        waiting.completeExceptionally(cause);
      }
    }

    Promise<Object> request() {
      Promise<Object> requested = new Promise<>();
      next = requested;
      if (ended) {
        end(requested);
      } else {
        Objects.requireNonNull(subscription).request(1);
      }
      return requested;
    }

    void cancel() {
      cancelled = true;
      if (subscription != null && !ended) {
        Objects.requireNonNull(subscription).cancel();
      }
    }
  }
}
