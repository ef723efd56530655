package dev.fermata;

import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Publishes the items of an async generator to one subscriber. */
final class ToPublisher<T> implements Flow.Publisher<T> {
  private final AsyncGenerator<T> items;
  private final @Nullable EventLoop loop;
  private final AtomicBoolean subscribed = new AtomicBoolean();

  ToPublisher(AsyncGenerator<T> items, @Nullable EventLoop loop) {
    this.items = items;
    this.loop = loop;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super T> subscriber) {
    Objects.requireNonNull(subscriber, "subscriber");
    if (subscribed.compareAndSet(false, true)) {
      Publication<T> publication = new Publication<>(items, loop, subscriber);
      try {
        subscriber.onSubscribe(publication);
      } catch (Throwable t) {
        publication.cancel();
        throw t;
      } finally {
        publication.open();
      }
    } else {
      subscriber.onSubscribe(new Refused());
      subscriber.onError(
          new IllegalStateException(
              "An async generator can be iterated over once, and so its publisher has only one"
                  + " subscriber. Make a generator for each of them"));
    }
  }

  /** The subscription of one that gets an error instead; it must get a subscription before. */
  private static final class Refused implements Flow.Subscription {
    @Override
    public void request(long count) {}

    @Override
    public void cancel() {}
  }
}
