package dev.fermata.io.http;

import dev.fermata.AsyncGenerator;
import dev.fermata.Promise;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * What the client's threads tell of a body. It only notes that, so that the subscription is called
 * by nobody but the body's generator.
 */
public final class HttpBodySubscriber<T> implements BodySubscriber<AsyncGenerator<T>> {
  /** What there is in place of buffers when there are no more. */
  static final List<ByteBuffer> ENDED = List.of();

  private final HttpResponseBody<T> generator;
  private final CompletableFuture<AsyncGenerator<T>> body = new CompletableFuture<>();

  private volatile Flow.@Nullable Subscription subscription;

  /** Whether no buffers come any more; then {@link #failure} says why. */
  private volatile boolean ended;

  private @Nullable Throwable failure;

  /** The buffers that were requested last. */
  private volatile @Nullable Promise<List<ByteBuffer>> next;

  public HttpBodySubscriber(BodyDecoder<T> decoder) {
    generator = new HttpResponseBody<>(this, decoder);
  }

  /** Complete when there is a subscription, without which an unread body could not be closed. */
  @Override
  public CompletionStage<AsyncGenerator<T>> getBody() {
    return body;
  }

  // For the client.

  @Override
  public void onSubscribe(Flow.Subscription added) {
    Objects.requireNonNull(added, "subscription");
    if (subscription != null) {
      added.cancel();
      return;
    }
    subscription = added;
    body.complete(generator);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    Objects.requireNonNull(next).complete(buffers);
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
    Promise<List<ByteBuffer>> waiting = next;
    if (waiting != null) {
      end(waiting);
    }
    body.complete(generator);
  }

  private void end(Promise<List<ByteBuffer>> waiting) {
    Throwable cause = failure;
    if (cause == null) {
      waiting.complete(ENDED);
    } else {
      waiting.completeExceptionally(cause);
    }
  }

  // For the generator.

  /** Asks for some buffers, or for {@link #ENDED}. */
  Promise<List<ByteBuffer>> request() {
    Promise<List<ByteBuffer>> requested = new Promise<>();
    next = requested;
    if (ended) {
      end(requested);
    } else {
      Objects.requireNonNull(subscription).request(1);
    }
    return requested;
  }

  /** Whether there is nothing to close. */
  boolean hasEnded() {
    return ended;
  }

  /** Has no more read from the connection. */
  void cancel() {
    if (!ended) {
      Objects.requireNonNull(subscription).cancel();
    }
  }
}
