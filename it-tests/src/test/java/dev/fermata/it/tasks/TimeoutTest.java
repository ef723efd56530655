package dev.fermata.it.tasks;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.currentTask;
import static dev.fermata.Fermata.run;
import static dev.fermata.Fermata.sleep;
import static dev.fermata.Fermata.timeout;
import static dev.fermata.Fermata.timeoutAt;
import static dev.fermata.Fermata.waitFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Async;
import dev.fermata.EventLoop;
import dev.fermata.Promise;
import dev.fermata.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Section 7 of asyncio's semantics, and {@code wait_for} of section 5. */
@Timeout(60)
class TimeoutTest {
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SHORT = Duration.ofMillis(1);

  private final List<Object> log = new ArrayList<>();

  @Async
  private Task<Integer> forever() {
    try {
      await(sleep(LONG));
    } finally {
      log.add("finally");
      await(sleep(Duration.ZERO));
      log.add("cleaned up");
    }
    return Task.of(1);
  }

  @Test
  void firesAndFailsWithTimeoutExceptionAfterTheFinallyBlocks() {
    assertThatThrownBy(() -> run(() -> timeout(SHORT, this::forever)))
        .isInstanceOf(TimeoutException.class)
        .hasCauseInstanceOf(CancellationException.class);
    assertThat(log).containsExactly("finally", "cleaned up");
  }

  @Test
  void aBodyThatEndsInTimeIsLeftAlone() {
    assertThat(run(() -> timeout(LONG, () -> Task.of(1)))).isEqualTo(1);
    assertThat(run(() -> timeout(LONG, TimeoutTest::oneTurn))).isEqualTo(1);
  }

  @Async
  private static Task<Integer> oneTurn() {
    await(sleep(Duration.ZERO));
    return Task.of(1);
  }

  @Test
  void aFailureOfTheBodyIsThrownAsItIs() {
    assertThatThrownBy(
            () -> run(() -> timeout(LONG, () -> Task.failed(new IllegalArgumentException("own")))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasNoSuppressedExceptions();
  }

  @Test
  void ofNoTimeRunsTheBodyUntilItsFirstWait() {
    assertThatThrownBy(
            () ->
                run(
                    () ->
                        timeout(
                            Duration.ZERO,
                            () -> {
                              log.add("begun");
                              await(sleep(LONG));
                              return Task.done();
                            })))
        .isInstanceOf(TimeoutException.class);
    assertThat(log).containsExactly("begun");
  }

  @Test
  void ofNoTimeLeavesABodyAloneThatDoesNotWait() {
    assertThat(run(() -> timeout(Duration.ofSeconds(-1), () -> Task.of(1)))).isEqualTo(1);
  }

  @Test
  void anOuterTimeoutFiresThroughAnInnerOne() {
    assertThatThrownBy(
            () ->
                run(
                    () ->
                        timeout(
                            SHORT,
                            () -> {
                              try {
                                await(timeout(LONG, this::forever), TimeoutException.class);
                              } catch (TimeoutException e) {
                                log.add("inner timed out");
                              } catch (CancellationException e) {
                                log.add("inner cancelled");
                                throw e;
                              }
                              return Task.done();
                            })))
        .isInstanceOf(TimeoutException.class);
    assertThat(log).containsExactly("finally", "cleaned up", "inner cancelled");
  }

  @Test
  void cancelledFromOutsideInTheSameTurnStaysCancelled() {
    run(this::cancelledAsItFires);
    assertThat(log).containsExactly(1, "cancelled");
  }

  @Async
  private Task<Void> cancelledAsItFires() {
    Promise<Void> fired = new Promise<>();
    Task<Void> task =
        createTask(
            () ->
                timeout(
                    Duration.ZERO,
                    () -> {
                      fired.complete(null);
                      try {
                        await(sleep(LONG));
                      } finally {
                        log.add(Objects.requireNonNull(currentTask()).cancelling());
                      }
                      return Task.done();
                    }));
    EventLoop.current().callSoon(task::cancel);
    await(fired);
    try {
      await(task);
    } catch (CancellationException e) {
      log.add("cancelled");
    }
    return Task.done();
  }

  @Test
  void aValueReturnedInSpiteOfTheCancellationIsReturned() {
    assertThat(run(() -> timeout(SHORT, this::refusing))).isEqualTo(7);
  }

  @Async
  private Task<Integer> refusing() {
    try {
      await(sleep(LONG));
    } catch (CancellationException e) {
      log.add("refused");
    }
    return Task.of(7);
  }

  @Test
  void aFailureInTheFinallyBlocksIsThrownAndTellsThatTheTimeWasUp() {
    assertThatThrownBy(
            () ->
                run(
                    () ->
                        timeout(
                            SHORT,
                            () -> {
                              try {
                                await(sleep(LONG));
                              } finally {
                                throw new IllegalArgumentException("clean-up failed");
                              }
                            })))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(
            e -> assertThat(e.getSuppressed()).hasExactlyElementsOfTypes(TimeoutException.class));
  }

  @Test
  void catchExceptionInTheBodyDoesNotSwallowTheCancellation() {
    assertThatThrownBy(
            () ->
                run(
                    () ->
                        timeout(
                            SHORT,
                            () -> {
                              while (true) {
                                try {
                                  await(sleep(LONG));
                                } catch (Exception e) {
                                  log.add("swallowed");
                                }
                              }
                            })))
        .isInstanceOf(TimeoutException.class);
    assertThat(log).isEmpty();
  }

  @Test
  void rescheduleMovesTheDeadline() {
    assertThatThrownBy(
            () ->
                run(
                    () ->
                        timeout(
                            LONG,
                            timeout -> {
                              assertThat(timeout.when()).isPresent();
                              timeout.cancel();
                              assertThat(timeout.when()).isEmpty();
                              await(sleep(Duration.ZERO));
                              timeout.reschedule(SHORT);
                              try {
                                await(sleep(LONG));
                              } finally {
                                log.add(timeout.expired());
                              }
                              return Task.done();
                            })))
        .isInstanceOf(TimeoutException.class);
    assertThat(log).containsExactly(true);
  }

  @Test
  void rescheduleAfterTheEndIsAnError() {
    run(
        () ->
            timeout(
                LONG,
                timeout -> {
                  log.add(timeout);
                  return Task.done();
                }));
    assertThatThrownBy(() -> ((dev.fermata.Timeout) log.get(0)).reschedule(SHORT))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has ended");
  }

  @Test
  void timeoutAtFiresAtAMoment() {
    assertThatThrownBy(
            () ->
                run(() -> timeoutAt(EventLoop.current().time() + 1_000_000, timeout -> forever())))
        .isInstanceOf(TimeoutException.class);
  }

  @Test
  void waitForCancelsTheStageAndWaitsUntilItHasObeyed() {
    run(this::waitForATask);
    assertThat(log).containsExactly("finally", "cleaned up", "timed out", true);
  }

  @Async
  private Task<Void> waitForATask() {
    Task<Integer> task = forever();
    try {
      await(waitFor(task, SHORT), TimeoutException.class);
    } catch (TimeoutException e) {
      log.add("timed out");
    }
    log.add(task.isCancelled());
    return Task.done();
  }

  @Test
  void waitForCancelsTheFutureOfAnotherLibrary() {
    CompletableFuture<Integer> future = new CompletableFuture<>();
    assertThatThrownBy(() -> run(() -> waitFor(future, SHORT)))
        .isInstanceOf(TimeoutException.class);
    assertThat(future).isCancelled();
  }

  @Test
  void waitForReturnsTheValueIfTheStageRefusesToBeCancelled() {
    assertThat(run(() -> waitFor(refusing(), SHORT))).isEqualTo(7);
  }

  @Test
  void waitForCompletedInTheSameTurnAsACancellationIsCancelledAndTheValueIsKept() {
    Promise<Integer> promise = new Promise<>();
    run(() -> completedAndCancelled(promise));
    assertThat(log).containsExactly("cancelled", 1);
  }

  @Async
  private Task<Void> completedAndCancelled(Promise<Integer> promise) {
    Task<Integer> task = createTask(() -> waitFor(promise, LONG));
    await(sleep(Duration.ZERO));
    promise.complete(1);
    task.cancel();
    try {
      await(task);
    } catch (CancellationException e) {
      log.add("cancelled");
    }
    log.add(promise.join());
    return Task.done();
  }
}
