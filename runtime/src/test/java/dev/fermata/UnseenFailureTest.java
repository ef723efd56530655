package dev.fermata;

import static dev.fermata.Script.awaitCall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.test.TestRun;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** asyncio's "exception was never retrieved": who counts as one that has seen a failure. */
class UnseenFailureTest {
  private static final IllegalStateException FAILURE = new IllegalStateException("x");

  /** The ways to come to a task that fails. */
  enum Failing {
    AT_ONCE(loop -> Task.failed(FAILURE)),
    LATER(
        loop ->
            Script.call(
                r ->
                    Script.yield(
                        r2 -> {
                          throw FAILURE;
                        }))),
    CREATED(loop -> loop.createTask(() -> Task.failed(FAILURE))),
    PROMISE(
        loop -> {
          Promise<Object> promise = loop.createPromise();
          loop.callSoon(() -> promise.completeExceptionally(FAILURE));
          return promise;
        }),
    GATHER(loop -> Fermata.gather(LATER.make.apply(loop)));

    private final Function<EventLoop, Task<?>> make;

    Failing(Function<EventLoop, Task<?>> make) {
      this.make = make;
    }
  }

  /** Runs a test that makes the task, lets it fail, and then does something with it. */
  private static void run(Failing failing, Function<Task<?>, CompletionStage<?>> then) {
    TestRun.runTest(
        () ->
            Script.call(
                r -> {
                  Task<?> task = failing.make.apply(EventLoop.current());
                  return awaitCall(
                      () -> Fermata.sleep(Duration.ofSeconds(1)),
                      r2 -> Script.await(then.apply(task), r3 -> r3.get()));
                }));
  }

  @ParameterizedTest
  @EnumSource
  void aFailureThatNobodyLooksAtFailsTheTest(Failing failing) {
    assertThatThrownBy(() -> run(failing, task -> Task.done()))
        .isInstanceOf(AssertionError.class)
        .hasMessageEndingWith(
            "failed, and nobody has looked at its failure, as by an await: java.lang.IllegalStateException: x")
        .hasCause(FAILURE);
  }

  @ParameterizedTest
  @EnumSource
  void toLookWhetherATaskHasFailedIsNotToSeeItsFailure(Failing failing) {
    assertThatThrownBy(
            () ->
                run(
                    failing,
                    task -> {
                      assertThat(task.isCompletedExceptionally()).isTrue();
                      assertThat(task.isCancelled()).isFalse();
                      assertThat(task.toString()).contains("failed");
                      return Task.done();
                    }))
        .hasCause(FAILURE);
  }

  @ParameterizedTest
  @EnumSource
  void anAwaitSeesTheFailure(Failing failing) {
    assertThatThrownBy(() -> run(failing, task -> task))
        .isSameAs(FAILURE)
        .hasNoSuppressedExceptions();
  }

  @ParameterizedTest
  @EnumSource
  void whoeverAsksForTheFailureSeesIt(Failing failing) {
    run(failing, task -> Task.of(task.exceptionNow()));
    run(failing, task -> Task.of(assertFails(task::join)));
    run(failing, task -> Task.of(assertFails(task::get)));
    run(failing, task -> Task.of(assertFails(task::resultNow)));
    run(failing, task -> task.handle((value, failure) -> failure));
    run(failing, task -> Task.of(assertFails(() -> task.toCompletableFuture().join())));
  }

  private static Throwable assertFails(Call call) {
    try {
      call.run();
    } catch (Throwable e) {
      return e;
    }
    throw new AssertionError("did not fail");
  }

  private interface Call {
    void run() throws Throwable;
  }

  @Test
  void gatherSeesTheFailuresOfItsChildren() {
    assertThatThrownBy(
            () ->
                TestRun.runTest(
                    () ->
                        Script.call(
                            r ->
                                awaitCall(
                                    () ->
                                        Fermata.gather(
                                            Failing.LATER.make.apply(EventLoop.current()),
                                            Failing.CREATED.make.apply(EventLoop.current())),
                                    r2 -> r2.get()))))
        .isSameAs(FAILURE)
        .hasNoSuppressedExceptions();
  }

  @Test
  void aCancellationNeedNotBeSeen() {
    assertThatCode(
            () ->
                TestRun.runTest(
                    () -> {
                      EventLoop.current()
                          .createTask(() -> Fermata.sleep(Duration.ofDays(9)))
                          .cancel();
                      Fermata.sleep(Duration.ofDays(9)).cancel();
                      Task.failed(new CancellationException());
                      return Task.done();
                    }))
        .doesNotThrowAnyException();
  }
}
