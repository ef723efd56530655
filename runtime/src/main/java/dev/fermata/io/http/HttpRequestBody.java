package dev.fermata.io.http;

import dev.fermata.AsyncGenerator;
import dev.fermata.AsyncIterable;
import dev.fermata.EventLoop;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Publishes the items of an async iterable, which it iterates over in the loop it was made in. */
public abstract class HttpRequestBody implements BodyPublisher {
  public static final long UNKNOWN_LENGTH = -1;

  private final long length;

  private HttpRequestBody(long length) {
    this.length = length;
  }

  public static HttpRequestBody of(AsyncIterable<? extends ByteBuffer> items, long length) {
    Objects.requireNonNull(items, "items");
    return items instanceof AsyncGenerator<? extends ByteBuffer>
        ? new Once(items, length)
        : new Repeatable(items, length);
  }

  @Override
  public final long contentLength() {
    return length;
  }

  /** Closes what nobody has subscribed to, and now nobody will. */
  abstract void discard();

  private static Flow.Publisher<ByteBuffer> publisher(AsyncIterable<? extends ByteBuffer> items) {
    // With HTTP/1.1, a chunk of no bytes is the end of the body.
    return AsyncGenerator.<ByteBuffer>from(items).filter(ByteBuffer::hasRemaining).toPublisher();
  }

  /** Of a generator. */
  private static final class Once extends HttpRequestBody {
    private final Flow.Publisher<ByteBuffer> publisher;

    Once(AsyncIterable<? extends ByteBuffer> generator, long length) {
      super(length);
      publisher = publisher(generator);
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
      publisher.subscribe(subscriber);
    }

    @Override
    void discard() {
      publisher.subscribe(new Unsubscriber());
    }
  }

  /** Of what makes a new iterator for each request. */
  private static final class Repeatable extends HttpRequestBody {
    private final AsyncIterable<? extends ByteBuffer> items;
    private final @Nullable EventLoop loop = EventLoop.currentOrNull();

    Repeatable(AsyncIterable<? extends ByteBuffer> items, long length) {
      super(length);
      this.items = items;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
      if (loop == null) {
        publisher(items).subscribe(subscriber);
      } else {
        loop.callSoonThreadsafe(() -> publisher(items).subscribe(subscriber));
      }
    }

    @Override
    void discard() {}
  }

  /** Cancels its subscription, if it is not refused because another one came first. */
  private static final class Unsubscriber implements Flow.Subscriber<ByteBuffer> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.cancel();
    }

    @Override
    public void onNext(ByteBuffer item) {}

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {}
  }
}
