package dev.fermata.it.tasks;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.checkpoint;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.gather;
import static dev.fermata.Fermata.run;
import static dev.fermata.Fermata.shield;
import static dev.fermata.Fermata.waitAll;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Allow;
import dev.fermata.Async;
import dev.fermata.EventLoop;
import dev.fermata.Promise;
import dev.fermata.Task;
import dev.fermata.Warning;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A failure that nobody looks at is reported, once; sections 2, 3 and 5 of asyncio's semantics. */
@Timeout(60)
class UnseenFailureTest {
  private final List<String> reports = Collections.synchronizedList(new ArrayList<>());

  private void runReporting(Callable<? extends CompletionStage<?>> body) {
    run(() -> reporting(body));
  }

  @Async
  private Task<Void> reporting(Callable<? extends CompletionStage<?>> body) throws Exception {
    EventLoop.current()
        .setExceptionHandler(
            (loop, context) ->
                reports.add(context.message() + ": " + context.exception().getMessage()));
    await(body.call());
    return Task.done();
  }

  @Async
  private static Task<Integer> failing() {
    await(checkpoint());
    throw new IllegalArgumentException("lost");
  }

  @Test
  @Allow(Warning.DROPPED_TASK)
  void ofACreatedTaskIsReportedAtTheEndOfTheRun() {
    runReporting(
        () -> {
          createTask("worker", UnseenFailureTest::failing);
          return twoTurns();
        });
    assertThat(reports)
        .containsExactly("worker failed, and nobody has looked at its failure: lost");
  }

  @Async
  private static Task<Void> twoTurns() {
    await(checkpoint());
    await(checkpoint());
    await(checkpoint());
    return Task.done();
  }

  @Test
  void isReportedWhenTheTaskIsCollected() {
    runReporting(this::failAndForget);
    assertThat(reports).hasSize(1);
  }

  @Async
  @Allow(Warning.DROPPED_TASK)
  private Task<Void> failAndForget() {
    failing();
    while (reports.isEmpty()) {
      System.gc();
      await(checkpoint());
    }
    return Task.done();
  }

  @Test
  @Allow(Warning.DROPPED_TASK)
  void ofACallThatFailsAtOnceIsReported() {
    runReporting(
        () -> {
          failingAtOnce();
          return Task.done();
        });
    assertThat(reports)
        .singleElement()
        .asString()
        .endsWith("failed, and nobody has looked at its failure: lost");
  }

  @Async
  @Allow(Warning.NO_AWAIT)
  private static Task<Integer> failingAtOnce() {
    throw new IllegalArgumentException("lost");
  }

  @Test
  void ofAPromiseIsReported() {
    runReporting(
        () -> {
          new Promise<>().completeExceptionally(new IllegalArgumentException("lost"));
          return Task.done();
        });
    assertThat(reports).hasSize(1);
  }

  @Test
  void thatIsAwaitedIsNotReported() {
    runReporting(this::awaitFailures);
    assertThat(reports).isEmpty();
  }

  @Async
  private Task<Void> awaitFailures() {
    List<Task<Integer>> tasks = List.of(createTask(UnseenFailureTest::failing), failing());
    await(twoTurns());
    int caught = 0;
    for (Task<Integer> task : tasks) {
      try {
        await(task);
      } catch (IllegalArgumentException e) {
        caught++;
      }
    }
    assertThat(caught).isEqualTo(2);
    try {
      await(failingAtOnce());
    } catch (IllegalArgumentException e) {
      caught++;
    }
    return Task.done();
  }

  @Test
  void thatIsAskedForIsNotReported() {
    runReporting(
        () -> {
          Task<Integer> task = failingAtOnce();
          assertThat(task.exceptionNow()).hasMessage("lost");
          return Task.done();
        });
    assertThat(reports).isEmpty();
  }

  @Test
  void thatACallbackDoesNotLookAtIsReported() {
    runReporting(
        () -> {
          failing().addDoneCallback(task -> assertThat(task.isDone()).isTrue());
          return twoTurns();
        });
    assertThat(reports).hasSize(1);
  }

  @Test
  void ofChildrenOfAGatheringIsNotReportedEvenIfTheGatheringHasFailedBefore() {
    runReporting(this::gatherTwoFailures);
    assertThat(reports).isEmpty();
  }

  @Async
  private Task<Void> gatherTwoFailures() {
    try {
      await(gather(UnseenFailureTest::failing, UnseenFailureTest::failing));
    } catch (IllegalArgumentException e) {
      await(twoTurns());
    }
    return Task.done();
  }

  @Test
  void thatComesAfterTheShieldWasCancelledIsReported() {
    runReporting(this::cancelShield);
    assertThat(reports).hasSize(1);
  }

  @Async
  private Task<Void> cancelShield() {
    Task<Integer> inner = createTask(UnseenFailureTest::failing);
    Task<Integer> outer = shield(inner);
    outer.cancel();
    await(waitAll(List.of(inner)));
    return Task.done();
  }

  @Test
  @Allow(Warning.DROPPED_TASK)
  void aCancellationIsNoFailure() {
    runReporting(
        () -> {
          Task.failed(new CancellationException());
          createTask(UnseenFailureTest::failing).cancel();
          return twoTurns();
        });
    assertThat(reports).isEmpty();
  }

  @Test
  void theFailureOfTheProgramItselfIsThrownAndNotReported() {
    try {
      runReporting(UnseenFailureTest::failing);
    } catch (IllegalArgumentException e) {
      reports.add("thrown");
    }
    assertThat(reports).containsExactly("thrown");
  }
}
