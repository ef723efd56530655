package dev.fermata.it.generators;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.run;
import static dev.fermata.Fermata.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Async;
import dev.fermata.AsyncGenerator;
import dev.fermata.Promise;
import dev.fermata.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** PEP 525. */
class AsyncGeneratorIT {
  private final List<Object> log = new ArrayList<>();

  @Async
  private static AsyncGenerator<Integer> ticker(int to) {
    for (int i = 0; i < to; i++) {
      AsyncGenerator.yield(i);
      await(sleep(Duration.ZERO));
    }
    return AsyncGenerator.end();
  }

  @Async
  private static <T> Task<List<T>> list(AsyncGenerator<T> generator) {
    List<T> items = new ArrayList<>();
    try {
      while (true) {
        items.add(await(generator.next()));
      }
    } catch (NoSuchElementException e) {
      return Task.of(items);
    }
  }

  @Test
  void itYieldsAndAwaits() {
    assertThat(run(() -> list(ticker(3)))).containsExactly(0, 1, 2);
  }

  @Test
  void itWorksOffAnyLoop() {
    assertThat(list(ticker(3)).join()).containsExactly(0, 1, 2);
  }

  @Async
  private AsyncGenerator<String> logged(String... items) {
    log.add("begin");
    try {
      for (String item : items) {
        AsyncGenerator.yield(item);
      }
    } finally {
      await(sleep(Duration.ZERO));
      log.add("finally");
    }
    return AsyncGenerator.end();
  }

  @Async
  private Task<Void> laziness() {
    AsyncGenerator<String> generator = logged("a");
    log.add("created");
    await(generator.next());
    await(generator.closeAsync());
    return Task.done();
  }

  @Test
  void theBodyBeginsWhenTheFirstItemIsAskedFor() {
    run(this::laziness);

    assertThat(log).containsExactly("created", "begin", "finally");
  }

  @Async
  private Task<Void> afterTheEnd() {
    AsyncGenerator<Integer> generator = ticker(0);
    for (int i = 0; i < 2; i++) {
      try {
        await(generator.next());
      } catch (NoSuchElementException e) {
        log.add("end");
      }
    }
    await(generator.closeAsync());
    return Task.done();
  }

  @Test
  void nextFailsAfterTheEnd() {
    run(this::afterTheEnd);

    assertThat(log).containsExactly("end", "end");
  }

  @Async
  private AsyncGenerator<Object> echo() {
    Object value = "ready";
    while (true) {
      try {
        value = AsyncGenerator.yield(value);
      } catch (IllegalArgumentException e) {
        value = e.getMessage();
      }
      await(sleep(Duration.ZERO));
    }
  }

  @Async
  private Task<Void> sending() {
    AsyncGenerator<Object> generator = echo();
    log.add(await(generator.next()));
    log.add(await(generator.send("sent")));
    log.add(await(generator.throwIn(new IllegalArgumentException("thrown"))));
    log.add(String.valueOf(await(generator.next())));
    await(generator.closeAsync());
    return Task.done();
  }

  @Test
  void theYieldReturnsWhatIsSentAndThrowsWhatIsThrownIn() {
    run(this::sending);

    assertThat(log).containsExactly("ready", "sent", "thrown", "null");
  }

  @Async
  private Task<Void> sendingTooEarly() {
    try {
      await(echo().send("early"));
    } catch (IllegalStateException e) {
      log.add(e.getMessage());
    }
    return Task.done();
  }

  @Test
  void theFirstSendMustBeNull() {
    run(this::sendingTooEarly);

    assertThat(log).singleElement().asString().contains("not started");
  }

  @Async
  private Task<Void> atTheSameTime() {
    AsyncGenerator<Integer> generator = ticker(3);
    await(generator.next());
    Task<Integer> first = generator.next();
    List<Task<?>> others =
        List.of(generator.next(), generator.closeAsync(), generator.throwIn(new IOException()));
    for (Task<?> other : others) {
      try {
        await(other);
      } catch (IllegalStateException e) {
        log.add(e.getMessage());
      }
    }
    log.add(await(first));
    return Task.done();
  }

  @Test
  void oneItemCanBeAskedForAtATime() {
    run(this::atTheSameTime);

    String message = "The async generator is running already";
    assertThat(log).containsExactly(message, message, message, 1);
  }

  @Async
  private static AsyncGenerator<Integer> failing(Exception failure) throws Exception {
    AsyncGenerator.yield(1);
    await(sleep(Duration.ZERO));
    throw failure;
  }

  @Async
  private Task<Void> failure(Exception failure) throws Exception {
    AsyncGenerator<Integer> generator = failing(failure);
    await(generator.next());
    try {
      await(generator.next());
    } catch (Exception e) {
      log.add(e == failure ? "same" : e.getCause() == failure ? e.getClass() : e);
    }
    try {
      await(generator.next());
    } catch (NoSuchElementException e) {
      log.add("ended");
    }
    return Task.done();
  }

  @Test
  void whatTheBodyThrowsReachesTheConsumerAsItIs() {
    run(() -> failure(new IOException()));

    assertThat(log).containsExactly("same", "ended");
  }

  @Test
  void pep479TheBodysNoSuchElementExceptionIsNotTheEnd() {
    run(() -> failure(new NoSuchElementException()));

    assertThat(log).containsExactly(IllegalStateException.class, "ended");
  }

  @Async
  private AsyncGenerator<Integer> stubborn() {
    try {
      AsyncGenerator.yield(1);
    } finally {
      await(sleep(Duration.ZERO));
      AsyncGenerator.yield(2);
    }
    return AsyncGenerator.end();
  }

  @Async
  private Task<Void> closingStubborn() {
    AsyncGenerator<Integer> generator = stubborn();
    await(generator.next());
    try {
      await(generator.closeAsync());
    } catch (IllegalStateException e) {
      log.add(e.getMessage());
    }
    return Task.done();
  }

  @Test
  void aBodyThatYieldsWhileItIsClosedMakesCloseFail() {
    run(this::closingStubborn);

    assertThat(log).containsExactly("The async generator yielded while it was being closed");
  }

  @Async
  private Task<Void> closingUnstarted() {
    AsyncGenerator<String> generator = logged("a");
    await(generator.closeAsync());
    try {
      await(generator.next());
    } catch (NoSuchElementException e) {
      log.add("ended");
    }
    return Task.done();
  }

  @Test
  void closeOfOneThatHasNotBegunRunsNothing() {
    run(this::closingUnstarted);

    assertThat(log).containsExactly("ended");
  }

  @Async
  private Task<Void> leftOpen() {
    await(logged("a", "b").next());
    log.add("main ends");
    return Task.done();
  }

  @Test
  void runClosesWhatIsLeftOpen() {
    run(this::leftOpen);

    assertThat(log).startsWith("begin", "main ends");
  }

  @Async
  private Task<Void> leftOpenAndHeld(List<Object> held) {
    AsyncGenerator<String> generator = logged("a", "b");
    held.add(generator);
    await(generator.next());
    log.add("main ends");
    return Task.done();
  }

  @Test
  void runClosesWhatIsLeftOpenAndAwaitsItsFinally() {
    List<Object> held = new ArrayList<>();

    run(() -> leftOpenAndHeld(held));

    assertThat(held).hasSize(1);
    assertThat(log).containsExactly("begin", "main ends", "finally");
  }

  @Async
  private static AsyncGenerator<Integer> failingToClose() {
    try {
      AsyncGenerator.yield(1);
    } finally {
      await(sleep(Duration.ZERO));
      refuse();
    }
    return AsyncGenerator.end();
  }

  private static void refuse() {
    throw new UnsupportedOperationException("in finally");
  }

  @Async
  private static Task<Void> leftOpenAndFailing(List<Object> held) {
    AsyncGenerator<Integer> generator = failingToClose();
    held.add(generator);
    await(generator.next());
    return Task.done();
  }

  @Test
  void whatFailsWhileRunClosesItIsReported() {
    List<Object> held = new ArrayList<>();
    Logger logger = Logger.getLogger("dev.fermata.EventLoop");
    logger.setFilter(message -> !log.add(message.getThrown().getMessage()));
    try {
      run(() -> leftOpenAndFailing(held));
    } finally {
      logger.setFilter(null);
    }

    assertThat(held).hasSize(1);
    assertThat(log).containsExactly("in finally");
  }

  @Async
  private AsyncGenerator<Integer> waiting(Promise<Integer> promise) {
    try {
      AsyncGenerator.yield(await(promise));
    } catch (CancellationException e) {
      log.add("cancelled");
      await(sleep(Duration.ZERO));
      log.add("tidied up");
      throw e;
    }
    return AsyncGenerator.end();
  }

  @Async
  private Task<Void> cancellation() {
    Task<Integer> item = createTask(() -> waiting(new Promise<>()).next());
    await(sleep(Duration.ZERO));
    item.cancel();
    try {
      await(item);
    } catch (CancellationException e) {
      log.add("consumer");
    }
    return Task.done();
  }

  @Test
  void theBodyIsAPartOfTheTaskThatAsks() {
    run(this::cancellation);

    assertThat(log).containsExactly("cancelled", "tidied up", "consumer");
  }

  // Delegation.

  @Async
  private AsyncGenerator<Integer> deep(int n) {
    try {
      if (n > 0) {
        AsyncGenerator.yieldFrom(deep(n - 1));
      }
      await(sleep(Duration.ZERO));
      AsyncGenerator.yield(n);
    } finally {
      if (n < 3) {
        log.add("finally " + n);
      }
    }
    return AsyncGenerator.end();
  }

  @Test
  void oneMayDelegateToAnother() {
    assertThat(run(() -> list(deep(2)))).containsExactly(0, 1, 2);
    assertThat(log).containsExactly("finally 0", "finally 1", "finally 2");
  }

  @Test
  void theDepthTakesNoStack() {
    assertThat(run(() -> list(deep(20_000)))).hasSize(20_001);
  }

  @Async
  private Task<Void> closingDeep() {
    AsyncGenerator<Integer> generator = deep(2);
    await(generator.next());
    await(generator.closeAsync());
    return Task.done();
  }

  @Test
  void closeClosesTheInnerOneFirst() {
    run(this::closingDeep);

    assertThat(log).containsExactly("finally 0", "finally 1", "finally 2");
  }

  @Async
  private static AsyncGenerator<Object> delegatingToEcho(AsyncGenerator<Object> echo) {
    AsyncGenerator.yieldFrom(echo);
    return AsyncGenerator.end();
  }

  @Async
  private Task<Void> sendingThrough() {
    AsyncGenerator<Object> generator = delegatingToEcho(echo());
    log.add(await(generator.next()));
    log.add(await(generator.send("sent")));
    log.add(await(generator.throwIn(new IllegalArgumentException("thrown"))));
    await(generator.closeAsync());
    return Task.done();
  }

  @Test
  void whatIsSentAndThrownInPassesThrough() {
    run(this::sendingThrough);

    assertThat(log).containsExactly("ready", "sent", "thrown");
  }

  @Async
  private static AsyncGenerator<Integer> countdown(int n) {
    if (n == 0) {
      return AsyncGenerator.end();
    }
    AsyncGenerator.yield(n);
    await(sleep(Duration.ZERO));
    return countdown(n - 1);
  }

  @Test
  void aGeneratorThatIsReturnedHasTheRemainingItems() {
    assertThat(run(() -> list(countdown(10_000)))).hasSize(10_000).startsWith(10_000, 9_999);
  }
}
