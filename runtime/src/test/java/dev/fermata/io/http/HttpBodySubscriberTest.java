package dev.fermata.io.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.AsyncGenerator;
import dev.fermata.Task;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** What the client is asked for, and what becomes of what it says, in every order. */
class HttpBodySubscriberTest implements Flow.Subscription {
  private final HttpBodySubscriber<ByteBuffer> subscriber =
      new HttpBodySubscriber<>(new ChunkDecoder());
  private final List<String> asked = new ArrayList<>();

  @Override
  public void request(long count) {
    asked.add("request " + count);
  }

  @Override
  public void cancel() {
    asked.add("cancel");
  }

  private AsyncGenerator<ByteBuffer> body() {
    return subscriber.getBody().toCompletableFuture().join();
  }

  private static ByteBuffer bytes(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length);
    for (int value : values) {
      bytes.put((byte) value);
    }
    return bytes.flip();
  }

  @Test
  void thereIsNoBodyBeforeItCanBeClosed() {
    assertThat(subscriber.getBody().toCompletableFuture()).isNotDone();
    subscriber.onSubscribe(this);
    assertThat(subscriber.getBody().toCompletableFuture()).isDone();
    assertThat(asked).isEmpty();
  }

  @Test
  void buffersAreRequestedOneByOneWhenThereAreNoneLeft() {
    subscriber.onSubscribe(this);
    Task<ByteBuffer> first = body().next();
    assertThat(asked).containsExactly("request 1");
    subscriber.onNext(List.of(bytes(1), bytes(), bytes(2)));
    assertThat(first.join()).isEqualTo(bytes(1));
    assertThat(body().next().join()).isEqualTo(bytes(2));
    assertThat(asked).containsExactly("request 1");
    Task<ByteBuffer> third = body().next();
    assertThat(asked).containsExactly("request 1", "request 1");
    subscriber.onNext(List.of(bytes()));
    assertThat(third.isDone()).isFalse();
    subscriber.onComplete();
    assertThat(third.exceptionNow()).isInstanceOf(NoSuchElementException.class);
    assertThat(asked).containsExactly("request 1", "request 1", "request 1");
  }

  @Test
  void aFailureComesBehindTheBuffersBeforeIt() {
    subscriber.onSubscribe(this);
    Task<ByteBuffer> first = body().next();
    subscriber.onNext(List.of(bytes(1), bytes(2)));
    subscriber.onError(new IOException("cut off"));
    assertThat(first.join()).isEqualTo(bytes(1));
    assertThat(body().next().join()).isEqualTo(bytes(2));
    assertThat(body().next().exceptionNow()).hasMessage("cut off");
    assertThat(asked).containsExactly("request 1");
  }

  @Test
  void aFailureBeforeTheSubscriptionFailsTheFirstItem() {
    subscriber.onError(new IOException("cut off"));
    assertThat(body().next().exceptionNow()).hasMessage("cut off");
  }

  @Test
  void toCloseWhatHasNotBegunCancelsTheSubscription() {
    subscriber.onSubscribe(this);
    body().closeAsync().join();
    assertThat(asked).containsExactly("cancel");
    assertThat(body().next().exceptionNow()).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void toCancelWhoWaitsCancelsTheSubscription() {
    subscriber.onSubscribe(this);
    Task<ByteBuffer> first = body().next();
    first.cancel();
    assertThat(first.isCancelled()).isTrue();
    assertThat(asked).containsExactly("request 1", "cancel");
    subscriber.onNext(List.of(bytes(1))); // was on its way
    subscriber.onComplete();
  }

  @Test
  void whatHasEndedIsNotCancelled() {
    subscriber.onSubscribe(this);
    subscriber.onComplete();
    body().closeAsync().join();
    assertThat(asked).isEmpty();
  }

  @Test
  void aSecondSubscriptionIsRefused() {
    subscriber.onSubscribe(this);
    List<String> second = new ArrayList<>();
    subscriber.onSubscribe(
        new Flow.Subscription() {
          @Override
          public void request(long count) {
            second.add("request");
          }

          @Override
          public void cancel() {
            second.add("cancel");
          }
        });
    assertThat(second).containsExactly("cancel");
    assertThat(asked).isEmpty();
  }
}
