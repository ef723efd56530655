package dev.fermata.io.http;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the subscriber of a body for as long as nobody has the response, so that the body
 * can be cancelled. To cancel the exchange is not enough: in JDK 25, a body that has begun by then
 * counts as work of the client, which keeps the client's threads for good.
 */
final class HttpBodyRelay<T> implements BodySubscriber<T> {
  private final BodySubscriber<T> subscriber;
  private volatile Flow.@Nullable Subscription subscription;
  private volatile boolean abandoned;

  HttpBodyRelay(BodySubscriber<T> subscriber) {
    this.subscriber = subscriber;
  }

  /** Has no more read of a body that nobody gets. */
  void abandon() {
    // First the note and then the look at what there is; onSubscribe does it the other way round.
    abandoned = true;
    Flow.Subscription begun = subscription;
    if (begun != null) {
      begun.cancel();
    }
  }

  @Override
  public CompletionStage<T> getBody() {
    return subscriber.getBody();
  }

  @Override
  public void onSubscribe(Flow.Subscription begun) {
    subscription = begun;
    subscriber.onSubscribe(begun);
    if (abandoned) {
      begun.cancel();
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    subscriber.onNext(buffers);
  }

  @Override
  public void onError(Throwable failure) {
    subscriber.onError(failure);
  }

  @Override
  public void onComplete() {
    subscriber.onComplete();
  }
}
