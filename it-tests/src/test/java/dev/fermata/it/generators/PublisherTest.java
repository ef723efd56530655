package dev.fermata.it.generators;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.run;
import static dev.fermata.Fermata.sleep;
import static dev.fermata.it.generators.CollectTest.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Async;
import dev.fermata.AsyncGenerator;
import dev.fermata.EventLoop;
import dev.fermata.Promise;
import dev.fermata.Task;
import dev.fermata.it.generators.Numbers.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Async generators as publishers and of publishers, beyond the rules of Reactive Streams. */
@ParameterizedClass(name = "items that have to be waited for: {0}")
@ValueSource(booleans = {false, true})
class PublisherTest {
  private final Numbers numbers;

  PublisherTest(boolean waits) {
    numbers = new Numbers(waits);
  }

  // Of a publisher.

  @Test
  void itemsOfAPublisherComeInOrderFromItsThreads() {
    List<Integer> items = run(PublisherTest::fromThreads);
    assertThat(items).isEqualTo(IntStream.range(0, 1_000).boxed().toList());
  }

  @Async
  private static Task<List<Integer>> fromThreads() {
    SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>();
    Task<List<Integer>> all = AsyncGenerator.from(publisher).toList();
    Thread submitting =
        new Thread(
            () -> {
              IntStream.range(0, 1_000).forEach(publisher::submit);
              publisher.close();
            });
    submitting.start();
    return Task.of(await(all));
  }

  @Test
  void oneItemIsRequestedAtATime() {
    Subscriptions publisher = new Subscriptions();
    AsyncGenerator<Integer> items = AsyncGenerator.from(publisher);
    assertThat(publisher.requests).isEmpty();
    Task<Integer> first = items.next();
    assertThat(publisher.requests).containsExactly(1L);
    publisher.subscriber.onNext(7);
    assertThat(first.join()).isEqualTo(7);
    assertThat(publisher.requests).containsExactly(1L);
    items.next();
    assertThat(publisher.requests).containsExactly(1L, 1L);
  }

  @Test
  void toCloseCancelsTheSubscription() {
    Subscriptions publisher = new Subscriptions();
    AsyncGenerator<Integer> items = AsyncGenerator.from(publisher);
    Task<Integer> first = items.next();
    publisher.subscriber.onNext(7);
    first.join();
    items.closeAsync().join();
    assertThat(publisher.cancelled).isEqualTo(1);
  }

  @Test
  void toCancelTheWaitCancelsTheSubscription() {
    Subscriptions publisher = new Subscriptions();
    Task<List<Integer>> all = AsyncGenerator.from(publisher).toList();
    all.cancel();
    assertThat(all.isCancelled()).isTrue();
    assertThat(publisher.cancelled).isEqualTo(1);
  }

  @Test
  void anEndBeforeTheRequestIsNotMissed() {
    Subscriptions publisher = new Subscriptions();
    Task<List<Integer>> all = AsyncGenerator.from(publisher).toList();
    publisher.subscriber.onNext(7);
    publisher.subscriber.onComplete();
    assertThat(all.join()).containsExactly(7);
    assertThat(publisher.cancelled).isZero();
  }

  @Test
  void theFailureOfAPublisherComesBehindItsItems() {
    Subscriptions publisher = new Subscriptions();
    List<Integer> seen = new ArrayList<>();
    Task<Void> all = AsyncGenerator.from(publisher).forEach(seen::add);
    publisher.subscriber.onNext(7);
    publisher.subscriber.onError(new Failure("publisher"));
    assertThat(all.exceptionNow()).isInstanceOf(Failure.class);
    assertThat(seen).containsExactly(7);
  }

  @Test
  void aPublisherThatFailsToSubscribeFailsTheGenerator() {
    Flow.Publisher<Integer> publisher =
        subscriber -> {
          throw new Failure("subscribe");
        };
    assertThat(AsyncGenerator.from(publisher).next().exceptionNow()).hasMessage("subscribe");
  }

  /** Notes what is asked of it. */
  private static final class Subscriptions implements Flow.Publisher<Integer>, Flow.Subscription {
    final List<Long> requests = new ArrayList<>();
    Flow.Subscriber<? super Integer> subscriber;
    int cancelled;

    @Override
    public void subscribe(Flow.Subscriber<? super Integer> added) {
      subscriber = added;
      added.onSubscribe(this);
    }

    @Override
    public void request(long count) {
      requests.add(count);
    }

    @Override
    public void cancel() {
      cancelled++;
    }
  }

  // As a publisher.

  @Test
  void aRoundTripKeepsTheItems() {
    assertThat(run(() -> AsyncGenerator.from(numbers.upTo(50).toPublisher()).toList()))
        .isEqualTo(IntStream.range(0, 50).boxed().toList());
  }

  @Test
  void nothingIsAskedForBeforeItIsRequested() {
    assertThat(run(this::requestedItems)).containsExactly("0 asked", "2 asked", "closed");
  }

  @Async
  private Task<List<String>> requestedItems() {
    List<Integer> asked = new ArrayList<>();
    Collected collected = new Collected(2);
    numbers
        .upTo(100)
        .map(
            i -> {
              asked.add(i);
              return i;
            })
        .toPublisher()
        .subscribe(collected);
    List<String> log = new ArrayList<>();
    log.add(asked.size() + " asked");
    collected.subscription.request(2);
    await(collected.received);
    await(numbers.pause());
    await(sleep(Duration.ZERO));
    log.add(asked.size() + " asked");
    collected.subscription.cancel();
    while (numbers.log.isEmpty()) {
      await(sleep(Duration.ZERO));
    }
    log.add("closed");
    return Task.of(log);
  }

  @Test
  void aFailureReachesTheSubscriberBehindTheItems() {
    Throwable failure = run(this::failureOfPublisher);
    assertThat(failure).isInstanceOf(Failure.class).hasMessage("items");
  }

  @Async
  private Task<Throwable> failureOfPublisher() {
    Collected collected = new Collected(1);
    numbers.failingAfter(1).toPublisher().subscribe(collected);
    collected.subscription.request(5);
    await(collected.received);
    return Task.of(await(outcome(collected.ended)));
  }

  @Test
  void aNullIsNoItemAndClosesTheGenerator() {
    Throwable failure = run(this::nullOfPublisher);
    assertThat(failure)
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("yielded null");
    assertThat(numbers.log).containsExactly("items closed");
  }

  @Async
  private Task<Throwable> nullOfPublisher() {
    Collected collected = new Collected(1);
    numbers.upTo(5).<Integer>map(i -> null).toPublisher().subscribe(collected);
    collected.subscription.request(5);
    return Task.of(await(outcome(collected.ended)));
  }

  @Test
  void aRequestOfNothingIsAnErrorAndClosesTheGenerator() {
    Throwable failure = run(this::requestOfNothing);
    assertThat(failure)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rule 3.9");
    assertThat(numbers.log).containsExactly("items closed");
  }

  @Async
  private Task<Throwable> requestOfNothing() {
    Collected collected = new Collected(1);
    numbers.upTo(5).toPublisher().subscribe(collected);
    collected.subscription.request(1);
    await(collected.received);
    collected.subscription.request(0);
    return Task.of(await(outcome(collected.ended)));
  }

  @Test
  void aSubscriptionThatIsCancelledAtOnceClosesTheGenerator() {
    assertThat(run(this::cancelAtOnce)).containsExactly("items closed");
  }

  @Async
  private Task<List<String>> cancelAtOnce() {
    AsyncGenerator<Integer> items = numbers.upTo(5);
    await(items.next());
    Collected collected = new Collected(1);
    items.toPublisher().subscribe(collected);
    collected.subscription.cancel();
    for (int turn = 0; turn < 10 && numbers.log.isEmpty(); turn++) {
      await(sleep(Duration.ZERO));
    }
    // A copy: the end of the run closes what is still open.
    return Task.of(List.copyOf(numbers.log));
  }

  @Test
  void aSecondSubscriberIsRefused() {
    Flow.Publisher<Integer> publisher = numbers.upTo(5).toPublisher();
    publisher.subscribe(new Collected(1));
    Collected second = new Collected(1);
    publisher.subscribe(second);
    assertThat(second.ended.exceptionNow())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("only one subscriber");
  }

  @Test
  void whatASubscriberThrowsGoesToTheLoopsExceptionHandler() {
    assertThat(run(this::throwingSubscriber)).hasMessage("subscriber");
    assertThat(numbers.log).containsExactly("items closed");
  }

  @Async
  private Task<Throwable> throwingSubscriber() {
    Promise<Throwable> reported = new Promise<>();
    EventLoop.current()
        .setExceptionHandler((loop, context) -> reported.complete(context.exception()));
    Collected collected =
        new Collected(1) {
          @Override
          public void onNext(Integer item) {
            throw new Failure("subscriber");
          }
        };
    numbers.upTo(5).toPublisher().subscribe(collected);
    collected.subscription.request(5);
    return Task.of(await(reported));
  }

  /** Completes its tasks as it is told. */
  private static class Collected implements Flow.Subscriber<Integer> {
    final List<Integer> items = new ArrayList<>();

    /** Complete when it has so many items. */
    final Promise<Void> received = new Promise<>();

    final Promise<Void> ended = new Promise<>();
    final int expected;
    Flow.Subscription subscription;

    Collected(int expected) {
      this.expected = expected;
    }

    @Override
    public void onSubscribe(Flow.Subscription added) {
      subscription = added;
    }

    @Override
    public void onNext(Integer item) {
      items.add(item);
      if (items.size() == expected) {
        received.complete(null);
      }
    }

    @Override
    public void onError(Throwable failure) {
      ended.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      ended.complete(null);
    }
  }
}
