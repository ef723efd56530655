package dev.fermata.io.http;

import dev.fermata.AsyncGenerator;
import dev.fermata.abi.Abi;
import dev.fermata.abi.Driver;
import dev.fermata.abi.YieldingFrame;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Yields what a {@link BodyDecoder} makes of a body, which it closes in the end. */
final class HttpResponseBody<T> extends AsyncGenerator<T> {
  private static final int AT_YIELD = 2;
  private static final int REQUESTED = 3;

  private final HttpBodySubscriber<T> source;
  private final BodyDecoder<T> decoder;
  private boolean received;

  HttpResponseBody(HttpBodySubscriber<T> source, BodyDecoder<T> decoder) {
    super(Abi.VERSION);
    this.source = source;
    this.decoder = decoder;
    // To be closed before it has begun has to reach resume.
    beginAt(AT_YIELD);
  }

  /** Has the loop close the body in the end, even if nobody has begun to read it. */
  void watch() {
    if (!source.hasEnded()) {
      YieldingFrame.suspendGuarded(this, AT_YIELD);
    }
  }

  /** Closes a body that nobody else knows; by any thread. */
  void discard() {
    source.cancel();
  }

  @Override
  protected int resume(Driver driver) throws Throwable {
    int place = YieldingFrame.enter(this);
    try {
      T item = place == REQUESTED ? received(driver.takeObject()) : afterYield();
      while (item == null) {
        if (received) {
          return ENDED;
        }
        Object buffers = driver.poll(source.request());
        if (buffers == Driver.SUSPENDED) {
          driver.suspend(this, REQUESTED);
          return WAITING;
        }
        item = received(buffers);
      }
      YieldingFrame.suspendGuarded(this, AT_YIELD);
      YieldingFrame.hand(item, this);
      return YIELDED;
    } catch (Throwable t) {
      source.cancel();
      throw t;
    }
  }

  private @Nullable T afterYield() {
    YieldingFrame.resumed(this);
    return decoder.next();
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // what the source completes its promises with
  private @Nullable T received(@Nullable Object buffers) {
    if (buffers == HttpBodySubscriber.ENDED) {
      received = true;
      decoder.end();
    } else {
      ((List<ByteBuffer>) buffers).forEach(decoder::decode);
    }
    return decoder.next();
  }
}
