package dev.fermata.it.generators;

import static dev.fermata.Fermata.asyncContextManager;
import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.run;
import static dev.fermata.it.generators.CollectTest.assertCancelled;
import static dev.fermata.it.generators.CollectTest.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Async;
import dev.fermata.AsyncContext;
import dev.fermata.AsyncGenerator;
import dev.fermata.Promise;
import dev.fermata.Task;
import dev.fermata.it.generators.Numbers.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of Python's {@code contextlib.asynccontextmanager}. */
@ParameterizedClass(name = "generators that have to be waited for: {0}")
@ValueSource(booleans = {false, true})
class AsyncContextTest {
  private final Numbers numbers;
  private final List<String> log = new ArrayList<>();

  AsyncContextTest(boolean waits) {
    numbers = new Numbers(waits);
  }

  /** Cleans up, and notes how the body ended. */
  @Async
  private AsyncGenerator<String> context() {
    await(numbers.pause());
    log.add("enter");
    try {
      AsyncGenerator.yield("value");
      log.add("commit");
    } catch (Throwable t) {
      await(numbers.pause());
      log.add("rollback");
      throw t;
    } finally {
      await(numbers.pause());
      log.add("leave");
    }
    return AsyncGenerator.end();
  }

  // As a resource.

  @Test
  void toEnterRunsUpToTheYieldAndToCloseRunsTheRest() {
    run(this::enterAndLeave);
    assertThat(log).containsExactly("enter", "body value", "commit", "leave");
  }

  @Async
  private Task<Void> enterAndLeave() {
    AsyncContext<String> context = await(asyncContextManager(context()));
    log.add("body " + context.value());
    await(context.closeAsync());
    await(context.closeAsync());
    return Task.done();
  }

  @Test
  void aGeneratorThatDoesNotYieldCannotBeEntered() {
    assertThatThrownBy(() -> run(() -> asyncContextManager(numbers.upTo(0))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("The generator of a context did not yield");
  }

  @Test
  void whatTheGeneratorThrowsBeforeItsYieldIsThrownByEntering() {
    assertThatThrownBy(() -> run(() -> asyncContextManager(numbers.failingAfter(0))))
        .isInstanceOf(Failure.class);
  }

  @Test
  void aGeneratorThatDoesNotStopIsClosed() {
    assertThatThrownBy(() -> run(() -> leave(numbers.upTo(3))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("The generator of a context did not stop");
    assertThat(numbers.log).containsExactly("items closed");
  }

  @Async
  private <T> Task<Void> leave(AsyncGenerator<T> generator) {
    await(await(asyncContextManager(generator)).closeAsync());
    return Task.done();
  }

  @Test
  void whatTheGeneratorThrowsBehindItsYieldIsThrownByClosing() {
    assertThatThrownBy(() -> run(() -> leave(numbers.failingAfter(1))))
        .isInstanceOf(Failure.class)
        .hasMessage("items");
  }

  // As a call around a body.

  @Test
  void usingReturnsTheValueOfItsBody() {
    String used = run(() -> AsyncContext.using(context(), v -> numbers.later("used " + v)));
    assertThat(used).isEqualTo("used value");
    assertThat(log).containsExactly("enter", "commit", "leave");
  }

  @Test
  void usingThrowsTheFailureOfItsBodyInAtTheYield() {
    assertThatThrownBy(() -> run(() -> AsyncContext.using(context(), v -> numbers.failing("body"))))
        .isInstanceOf(Failure.class)
        .hasMessage("body");
    assertThatThrownBy(
            () ->
                run(
                    () ->
                        AsyncContext.using(
                            context(),
                            v -> {
                              throw new Failure("call");
                            })))
        .hasMessage("call");
    assertThat(log).containsExactly("enter", "rollback", "leave", "enter", "rollback", "leave");
  }

  @Test
  void aGeneratorThatCatchesTheFailureSuppressesIt() {
    Object used = run(() -> AsyncContext.using(suppressing(), v -> numbers.failing("body")));
    assertThat(used).isNull();
    assertThat(log).containsExactly("caught body");
  }

  @Async
  private AsyncGenerator<String> suppressing() {
    try {
      AsyncGenerator.yield("value");
    } catch (Failure e) {
      await(numbers.pause());
      log.add("caught " + e.getMessage());
    }
    return AsyncGenerator.end();
  }

  @Test
  void aGeneratorMayThrowAnotherFailure() {
    assertThatThrownBy(
            () -> run(() -> AsyncContext.using(translating(), v -> numbers.failing("body"))))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasCauseInstanceOf(Failure.class);
  }

  @Async
  private AsyncGenerator<String> translating() {
    try {
      AsyncGenerator.yield("value");
    } catch (Failure e) {
      throw new UnsupportedOperationException(e);
    }
    return AsyncGenerator.end();
  }

  @Test
  void noSuchElementOfTheBodyPassesAsItIs() {
    NoSuchElementException failure = new NoSuchElementException("body");
    assertThatThrownBy(() -> run(() -> AsyncContext.using(context(), v -> Task.failed(failure))))
        .isSameAs(failure);
  }

  @Test
  void aGeneratorThatYieldsAgainAfterAFailureDidNotStop() {
    assertThatThrownBy(
            () -> run(() -> AsyncContext.using(stubborn(), v -> numbers.failing("body"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("The generator of a context did not stop");
    assertThat(log).containsExactly("closed");
  }

  @Async
  private AsyncGenerator<String> stubborn() {
    try {
      AsyncGenerator.yield("value");
    } catch (Failure e) {
      try {
        AsyncGenerator.yield("again");
      } finally {
        await(numbers.pause());
        log.add("closed");
      }
    }
    return AsyncGenerator.end();
  }

  @Test
  void usingDoesNotCallItsBodyIfTheGeneratorDoesNotYield() {
    assertThatThrownBy(
            () ->
                run(
                    () ->
                        AsyncContext.using(
                            numbers.upTo(0),
                            v -> {
                              log.add("called");
                              return Task.done();
                            })))
        .hasMessageStartingWith("The generator of a context did not yield");
    assertThat(log).isEmpty();
  }

  @Test
  void toCancelTheBodyThrowsTheCancellationInAtTheYield() {
    run(this::cancelBody);
    assertThat(log).containsExactly("enter", "rollback", "leave");
  }

  @Async
  private Task<Void> cancelBody() {
    Promise<Void> reached = new Promise<>();
    Task<Object> task =
        createTask(
            () ->
                AsyncContext.using(
                    context(),
                    v -> {
                      reached.complete(null);
                      return new Promise<>();
                    }));
    await(reached);
    task.cancel("stop");
    Throwable failure = await(outcome(task));
    assertCancelled(failure);
    assertThat(failure).isInstanceOf(CancellationException.class).hasMessage("stop");
    return Task.done();
  }
}
