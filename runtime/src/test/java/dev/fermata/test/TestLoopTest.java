package dev.fermata.test;

import static dev.fermata.Fermata.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.EventLoop;
import dev.fermata.Fermata;
import dev.fermata.Promise;
import dev.fermata.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TestLoopTest {
  private final TestLoop loop = new TestLoop();
  private final List<Object> trace = new ArrayList<>();

  @AfterEach
  void closeLoop() {
    loop.close();
  }

  @Test
  void timeBeginsWithZeroAndStandsStillWhileTheLoopDoes() {
    assertThat(loop.time()).isZero();
    assertThat(loop.elapsed()).isZero();
    loop.callSoon(() -> trace.add(loop.elapsed()));
    loop.stop();
    loop.runForever();
    assertThat(trace).containsExactly(Duration.ZERO);
    assertThat(loop.seed()).isEmpty();
    assertThat(new TestLoop(7).seed()).hasValue(7);
  }

  @Test
  void timeJumpsToTheNextDeadlineExactly() {
    for (int millis : new int[] {3_600_000, 5, 1}) {
      loop.callLater(Duration.ofMillis(millis), () -> trace.add(loop.elapsed().toMillis()));
    }
    loop.runUntilComplete(() -> sleep(Duration.ofDays(365)));
    assertThat(trace).containsExactly(1L, 5L, 3_600_000L);
    assertThat(loop.elapsed()).isEqualTo(Duration.ofDays(365));
  }

  @Test
  void timeStandsStillWhileAnythingIsReady() {
    int[] turns = {0};
    loop.callLater(Duration.ofNanos(1), () -> trace.add(turns[0]));
    loop.callSoon(() -> yieldOften(turns));
    loop.runUntilComplete(() -> sleep(Duration.ofNanos(2)));
    assertThat(trace).containsExactly(1000);
  }

  private void yieldOften(int[] turns) {
    assertThat(loop.elapsed()).isZero();
    if (++turns[0] < 1000) {
      loop.callSoon(() -> yieldOften(turns));
    }
  }

  @Test
  void aCancelledTimerDoesNotMoveTime() {
    loop.callLater(Duration.ofHours(1), () -> trace.add("late")).cancel();
    loop.runUntilComplete(() -> sleep(Duration.ofSeconds(1)));
    assertThat(loop.elapsed()).isEqualTo(Duration.ofSeconds(1));
    assertThat(trace).isEmpty();
  }

  @Test
  void aStoppedLoopDoesNotMoveTime() {
    loop.callLater(Duration.ofHours(1), () -> trace.add("late"));
    loop.stop();
    loop.runForever();
    assertThat(loop.elapsed()).isZero();
  }

  @Test
  void aLoopWithNothingToWaitForIsADeadlock() {
    assertThatExceptionOfType(DeadlockError.class)
        .isThrownBy(loop::runForever)
        .withMessageStartingWith("Deadlock after PT0S of virtual time: all tasks wait");
    assertThat(loop.isRunning()).isFalse();
  }

  @Test
  void aLoopGoesOnAfterADeadlock() {
    Promise<Integer> promise = loop.createPromise();
    assertThatExceptionOfType(DeadlockError.class).isThrownBy(() -> loop.runUntilComplete(promise));
    loop.callSoon(() -> promise.complete(1));
    assertThat(loop.<Integer>runUntilComplete(promise)).isEqualTo(1);
  }

  @Test
  void whatIsAnnouncedIsAwaitedInRealTime() throws Exception {
    CountDownLatch waits = new CountDownLatch(1);
    CompletableFuture<String> stage = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              awaitUninterruptibly(waits);
              stage.complete("done");
            });
    thread.start();
    String value =
        loop.runUntilComplete(
            () -> {
              sleep(Duration.ofHours(1));
              loop.callSoon(waits::countDown);
              return loop.<String>outside(stage);
            });
    thread.join();
    assertThat(value).isEqualTo("done");
    assertThat(loop.elapsed()).isZero();
    loop.runUntilComplete(() -> sleep(Duration.ofMinutes(30)));
    assertThat(loop.elapsed()).isEqualTo(Duration.ofMinutes(30));
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void toCancelAnAnnouncementCancelsTheStageAndLetsTimePass() {
    CompletableFuture<String> stage = new CompletableFuture<>();
    loop.runUntilComplete(
        () -> {
          Task<String> announced = loop.outside(stage);
          loop.callSoon(announced::cancel);
          return sleep(Duration.ofSeconds(1));
        });
    assertThat(stage).isCancelled();
    assertThat(loop.elapsed()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void anAnnouncementFailsAsItsStageDoes() {
    IllegalStateException failure = new IllegalStateException();
    assertThatThrownBy(
            () ->
                loop.runUntilComplete(
                    () -> loop.outside(CompletableFuture.<String>failedFuture(failure))))
        .isSameAs(failure);
  }

  @Test
  void announcementsAreMadeInTheLoop() {
    assertThatIllegalStateException()
        .isThrownBy(() -> loop.outside(new CompletableFuture<>()))
        .withMessage("outside() has to be called in the TestLoop that it is for");
  }

  @Test
  void theCurrentTestLoopIsTheOneThatRuns() {
    loop.callSoon(() -> trace.add(TestLoop.current()));
    loop.stop();
    loop.runForever();
    assertThat(trace).containsExactly(loop);
    assertThatIllegalStateException()
        .isThrownBy(TestLoop::current)
        .withMessageStartingWith("No event loop runs in this thread.");
    assertThatIllegalStateException()
        .isThrownBy(() -> Fermata.run(() -> Task.of(TestLoop.current())))
        .withMessageContaining("is no TestLoop");
  }

  @Test
  void anInterruptStopsItAsItStopsAnyLoop() {
    loop.callSoon(() -> Thread.currentThread().interrupt());
    assertThatThrownBy(() -> loop.runUntilComplete(() -> loop.outside(new CompletableFuture<>())))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void otherLoopsGoByTheClockOfTheMachine() {
    try (EventLoop ordinary = new EventLoop()) {
      long before = System.nanoTime();
      long time = ordinary.time();
      assertThat(time - before).isNotNegative();
      assertThat(System.nanoTime() - time).isNotNegative();
    }
  }
}
