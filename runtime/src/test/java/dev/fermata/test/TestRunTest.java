package dev.fermata.test;

import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.sleep;
import static dev.fermata.test.TestRun.runTest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.EventLoop;
import dev.fermata.Fermata;
import dev.fermata.Promise;
import dev.fermata.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TestRunTest {
  private final List<Object> trace = new ArrayList<>();

  @Test
  void theValueOfTheBodyIsReturnedAndItsFailureThrownAsItIs() {
    assertThat(runTest(() -> Task.of(1))).isEqualTo(1);
    IOException failure = new IOException();
    assertThatThrownBy(() -> runTest(() -> Task.failed(failure)))
        .isSameAs(failure)
        .hasNoSuppressedExceptions();
    assertThatThrownBy(
            () ->
                runTest(
                    () -> {
                      throw failure;
                    }))
        .isSameAs(failure);
  }

  @Test
  void eachRunHasALoopOfItsOwn() {
    EventLoop first = runTest(() -> Task.of(EventLoop.current()));
    EventLoop second = runTest(() -> Task.of(EventLoop.current()));
    assertThat(first).isNotSameAs(second);
    assertThat(first.isClosed()).isTrue();
  }

  @Test
  void theEndWaitsForTheTasksThatWereStarted() {
    runTest(
        () -> {
          createTask(() -> sleep(Duration.ofHours(1)).thenRun(() -> trace.add("created")));
          sleep(Duration.ofHours(2)).thenRun(() -> trace.add("called"));
          return Task.done();
        });
    assertThat(trace).containsExactly("created", "called");
  }

  @Test
  void theEndWaitsForATaskThatATaskHasStarted() {
    runTest(
        () -> {
          createTask(
              () -> {
                createTask(() -> sleep(Duration.ofHours(1)).thenRun(() -> trace.add("ended")));
                return Task.done();
              });
          return Task.done();
        });
    assertThat(trace).containsExactly("ended");
  }

  @Test
  void theBackgroundIsCancelledInTheEnd() {
    List<Task<?>> tasks = new ArrayList<>();
    runTest(
        () -> {
          TestLoop.current()
              .background(
                  () -> {
                    Task<Void> task = sleep(Duration.ofDays(1000));
                    tasks.add(task);
                    return task;
                  });
          return sleep(Duration.ofHours(1));
        });
    assertThat(tasks).singleElement().matches(Task::isCancelled);
  }

  @Test
  void afterAFailureWhatIsLeftIsCancelled() {
    List<Task<?>> tasks = new ArrayList<>();
    IllegalStateException failure = new IllegalStateException();
    assertThatThrownBy(
            () ->
                runTest(
                    () -> {
                      tasks.add(createTask(() -> sleep(Duration.ofHours(1))));
                      tasks.add(sleep(Duration.ofHours(1)));
                      return Task.failed(failure);
                    }))
        .isSameAs(failure)
        .hasNoSuppressedExceptions();
    assertThat(tasks).hasSize(2).allMatch(Task::isCancelled);
  }

  @Test
  void whatACallbackThrowsFailsTheTest() {
    IllegalStateException first = new IllegalStateException("first");
    IllegalStateException second = new IllegalStateException("second");
    assertThatThrownBy(
            () ->
                runTest(
                    () -> {
                      callSoon(first);
                      callSoon(second);
                      return sleep(Duration.ofHours(1));
                    }))
        .isSameAs(first)
        .hasSuppressedException(second);
  }

  private static void callSoon(RuntimeException failure) {
    EventLoop.current()
        .callSoon(
            () -> {
              throw failure;
            });
  }

  @Test
  void anExceptionHandlerOfTheTestGetsWhatCallbacksThrow() {
    IllegalStateException failure = new IllegalStateException();
    runTest(
        () -> {
          EventLoop.current()
              .setExceptionHandler((loop, context) -> trace.add(context.exception()));
          callSoon(failure);
          return sleep(Duration.ofHours(1));
        });
    assertThat(trace).containsExactly(failure);
  }

  @Test
  void theFailureOfTheBodyComesFirst() {
    IllegalStateException failure = new IllegalStateException("body");
    IllegalStateException callback = new IllegalStateException("callback");
    assertThatThrownBy(
            () ->
                runTest(
                    () -> {
                      callSoon(callback);
                      return sleep(Duration.ofHours(1))
                          .thenRun(
                              () -> {
                                throw failure;
                              });
                    }))
        .isSameAs(failure)
        .hasSuppressedException(callback);
  }

  @Test
  void aDeadlockShowsAForgottenFailureThatMayBeItsCause() {
    IllegalStateException failure = new IllegalStateException();
    assertThatExceptionOfType(DeadlockError.class)
        .isThrownBy(
            () ->
                runTest(
                    () -> {
                      createTask(() -> Task.failed(failure));
                      return new Promise<>();
                    }))
        .satisfies(error -> assertThat(error.getSuppressed()[0]).hasCause(failure));
  }

  @Test
  void aTaskThatIsLeftForEverIsNamed() {
    assertThatExceptionOfType(DeadlockError.class)
        .isThrownBy(
            () ->
                runTest(
                    () -> {
                      createTask(Promise::new);
                      return Task.done();
                    }))
        .withMessageContaining("Task-2 waits for Promise@")
        .withMessageContaining("The body of the test has ended, but not all that it has started.");
  }

  @Test
  void theClockStandsStillWhileAnotherThreadHasACall() {
    assertThat(
            TestRun.runTest(
                () ->
                    Fermata.gather(
                        () -> Fermata.toThread(() -> 1), () -> Fermata.blocking(() -> 2))))
        .containsExactly(1, 2);
  }

  @Test
  void virtualTimeIsLimited() {
    assertThatExceptionOfType(TimeLimitError.class)
        .isThrownBy(() -> runTest(() -> sleep(Duration.ofDays(1).plusNanos(1))))
        .withMessageStartingWith("The test has not ended within PT24H of virtual time.")
        .withMessageContaining("the test waits for a timer that is due in PT24H0.000000001S")
        .withMessageEndingWith("If it needs more, raise its timeLimit");
    runTest(() -> sleep(Duration.ofDays(1)));
    TestRun.standard()
        .timeLimit(Duration.ofDays(100_000))
        .run(() -> sleep(Duration.ofDays(50_000)));
  }

  @Test
  void realTimeIsLimitedWhileSomethingAnnouncedIsAwaited() {
    assertThatExceptionOfType(TimeLimitError.class)
        .isThrownBy(
            () ->
                TestRun.standard()
                    .realTimeLimit(Duration.ofMillis(500))
                    .run(() -> TestLoop.current().outside(new CompletableFuture<>())))
        .withMessageStartingWith("The test has not ended within PT0.5S of real time. It waits")
        .withMessageContaining("what was announced by outside(), 1 in all")
        .withMessageContaining("Task-2 waits for java.util.concurrent.CompletableFuture@");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void realTimeIsLimitedWhileTasksAreAlwaysReady() {
    assertThatExceptionOfType(TimeLimitError.class)
        .isThrownBy(
            () -> TestRun.standard().realTimeLimit(Duration.ofMillis(1)).run(this::busyForEver))
        .withMessageContaining("The thread of the loop was here:");
  }

  private Task<Object> busyForEver() {
    EventLoop.current().callSoon(this::busyForEver);
    return new Promise<>();
  }

  @Test
  void whatBlocksTheThreadIsInterruptedWhenRealTimeIsUp() {
    assertThatExceptionOfType(TimeLimitError.class)
        .isThrownBy(
            () -> TestRun.standard().realTimeLimit(Duration.ofMillis(1)).run(TestRunTest::block))
        .withMessageStartingWith(
            "The test has not ended within PT0.001S of real time. The thread of the loop was here:");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  private static Task<Void> block() throws InterruptedException {
    new CountDownLatch(1).await();
    return Task.done();
  }

  @Test
  void aTaskThatRefusesToEndDoesNotHideWhyTheTestFails() {
    IllegalStateException failure = new IllegalStateException();
    assertThatThrownBy(
            () ->
                runTest(
                    () -> {
                      createTask(TestRunTest::refusing);
                      return sleep(Duration.ofHours(1))
                          .thenRun(
                              () -> {
                                throw failure;
                              });
                    }))
        .isSameAs(failure);
  }

  private static CompletableFuture<Object> refusing() {
    return new CompletableFuture<>() {
      @Override
      public boolean cancel(boolean mayInterruptIfRunning) {
        return false;
      }
    };
  }

  @Test
  void theFirstSeedThatFailsIsReportedWithHowToRepeatIt() {
    SeedError error = searchFor(6);
    assertThat(error.seed()).isEqualTo(6);
    assertThat(error)
        .hasMessage(
            "Seed 6 is the first that fails: java.lang.IllegalStateException: 6%nTo repeat this order of events: @VirtualTime(seed = 6), TestRun.standard().seed(6), or -Dfermata.test.seed=6"
                .formatted())
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThat(trace).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
  }

  private SeedError searchFor(long failing) {
    try {
      TestRun.standard()
          .seeds(1000)
          .run(
              () -> {
                long seed = TestLoop.current().seed().orElseThrow();
                trace.add(seed);
                if (seed == failing) {
                  throw new IllegalStateException("" + seed);
                }
                return Task.done();
              });
    } catch (SeedError e) {
      return e;
    }
    throw new AssertionError("none failed");
  }

  @Test
  void allSeedsAreTriedIfNoneFails() {
    assertThat(
            TestRun.standard()
                .seeds(20)
                .run(
                    () -> {
                      trace.add(1);
                      return Task.of(TestLoop.current().seed().orElseThrow());
                    }))
        .isEqualTo(20);
    assertThat(trace).hasSize(20);
  }

  @Test
  void oneSeedIsRunAsItIs() {
    IllegalStateException failure = new IllegalStateException();
    TestRun run = TestRun.standard().seed(-5);
    assertThat(run.run(() -> Task.of(TestLoop.current().seed()))).hasValue(-5);
    assertThatThrownBy(() -> run.run(() -> Task.failed(failure))).isSameAs(failure);
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    TestRun run = TestRun.standard();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run.timeLimit(Duration.ZERO))
        .withMessage("A test cannot end within PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run.realTimeLimit(Duration.ofSeconds(-1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run.seeds(0))
        .withMessage("A search over 0 seeds would find nothing");
  }

  @Test
  void aTestDoesNotRunInALoop() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Fermata.run(() -> runTest(() -> Task.of(Task.done()))));
  }

  @Test
  void theBodyMayBeCancelled() {
    assertThatThrownBy(() -> runTest(() -> Task.failed(new CancellationException("x"))))
        .isInstanceOf(CancellationException.class)
        .hasMessage("x");
  }
}
