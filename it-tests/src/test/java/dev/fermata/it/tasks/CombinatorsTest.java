package dev.fermata.it.tasks;

import static dev.fermata.Fermata.asCompleted;
import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.checkpoint;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.each;
import static dev.fermata.Fermata.ensureFuture;
import static dev.fermata.Fermata.gather;
import static dev.fermata.Fermata.gatherOutcomes;
import static dev.fermata.Fermata.run;
import static dev.fermata.Fermata.shield;
import static dev.fermata.Fermata.sleep;
import static dev.fermata.Fermata.waitAll;
import static dev.fermata.Fermata.waitAny;
import static dev.fermata.Fermata.waitFirstException;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Async;
import dev.fermata.Outcome;
import dev.fermata.Promise;
import dev.fermata.Task;
import dev.fermata.Waited;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Section 5 of asyncio's semantics. */
@Timeout(60)
class CombinatorsTest {
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SHORT = Duration.ofMillis(1);

  private final List<Object> log = new ArrayList<>();

  @Async
  private Task<Integer> after(int turns, int value) {
    for (int i = 0; i < turns; i++) {
      await(checkpoint());
    }
    log.add(value);
    return Task.of(value);
  }

  @Async
  private static Task<Integer> failing(int turns) {
    for (int i = 0; i < turns; i++) {
      await(checkpoint());
    }
    throw new IllegalArgumentException("after " + turns);
  }

  @Async
  private static Task<Integer> forever() {
    await(sleep(LONG));
    return Task.of(0);
  }

  @Test
  void gatherReturnsResultsInTheOrderOfTheArguments() {
    assertThat(run(() -> gather(() -> after(2, 1), () -> after(1, 2)))).containsExactly(1, 2);
    assertThat(log).containsExactly(2, 1);
  }

  @Test
  void gatherOfDuplicatesAwaitsThemOnce() {
    assertThat(run(this::gatherTwice)).containsExactly(1, 1);
    assertThat(log).containsExactly(1);
  }

  @Async
  private Task<List<Integer>> gatherTwice() {
    Task<Integer> task = createTask(() -> after(1, 1));
    return gather(task, task);
  }

  @Test
  void gatherFailsAtOnceAndTheSiblingsKeepRunning() {
    run(this::gatherWithFailure);
    assertThat(log).containsExactly("after 1", 7);
  }

  @Async
  private Task<Void> gatherWithFailure() {
    Task<Integer> sibling = createTask(() -> after(5, 7));
    try {
      await(gather(createTask(() -> failing(1)), sibling));
    } catch (IllegalArgumentException e) {
      log.add(e.getMessage());
    }
    await(sibling);
    return Task.done();
  }

  @Test
  void gatherOfAChildThatIsCancelledFailsWithoutHavingBeenCancelled() {
    run(this::gatherCancelledChild);
    assertThat(log).containsExactly("cancelled", 0);
  }

  @Async
  private Task<Void> gatherCancelledChild() {
    Task<Integer> child = createTask(CombinatorsTest::forever);
    Task<List<Integer>> gathering = gather(child);
    await(checkpoint());
    child.cancel();
    try {
      await(gathering);
    } catch (CancellationException e) {
      log.add("cancelled");
    }
    log.add(gathering.cancelling());
    return Task.done();
  }

  @Test
  void toCancelTheGatheringCancelsAllChildren() {
    run(this::cancelledGathering);
    assertThat(log).containsExactly(true, true, true);
  }

  @Async
  private Task<Void> cancelledGathering() {
    List<Task<Integer>> children =
        List.of(createTask(CombinatorsTest::forever), createTask(CombinatorsTest::forever));
    Task<List<Integer>> gathering = gather(children);
    await(checkpoint());
    gathering.cancel();
    await(waitAll(children));
    log.add(children.get(0).isCancelled());
    log.add(children.get(1).isCancelled());
    await(checkpoint());
    log.add(gathering.isCancelled());
    return Task.done();
  }

  @Test
  void gatherOfNothingIsDone() {
    assertThat(run(() -> gather(List.<Task<Integer>>of()))).isEmpty();
    assertThat(run(() -> gatherOutcomes(List.<Task<Integer>>of()))).isEmpty();
  }

  @Test
  void gatherOutcomesWaitsForAllAndReturnsFailures() {
    List<Outcome<Integer>> outcomes =
        run(
            () ->
                gatherOutcomes(failing(1), after(3, 1), Task.failed(new CancellationException())));
    assertThat(outcomes.get(0).failure()).hasMessage("after 1");
    assertThat(outcomes.get(0).isSuccess()).isFalse();
    assertThatThrownBy(() -> outcomes.get(0).get()).hasCause(outcomes.get(0).failure());
    assertThat(outcomes.get(1).get()).isEqualTo(1);
    assertThat(outcomes.get(1).isSuccess()).isTrue();
    assertThat(outcomes.get(2).isCancelled()).isTrue();
  }

  @Test
  void waitNeitherThrowsNorCancels() {
    run(this::waitForAll);
    assertThat(log).containsExactly(1, 2, 0);
  }

  @Async
  private Task<Void> waitForAll() {
    List<Task<Integer>> tasks =
        List.of(createTask(() -> failing(1)), createTask(() -> after(2, 1)));
    Waited<Integer> waited = await(waitAll(tasks));
    assertThat(waited.done()).containsExactlyElementsOf(tasks);
    log.add(waited.done().size());
    log.add(waited.pending().size());
    return Task.done();
  }

  @Test
  void waitWithATimeoutReturnsWhatIsDoneAndWhatIsPending() {
    run(this::waitWithTimeout);
    assertThat(log).containsExactly(1, "done", "pending goes on");
  }

  @Async
  private Task<Void> waitWithTimeout() {
    Task<Integer> done = createTask(() -> after(1, 1));
    Task<Integer> pending = createTask(CombinatorsTest::forever);
    await(done);
    Waited<Integer> waited = await(waitAll(List.of(pending, done), SHORT));
    assertThat(waited.done()).containsExactly(done);
    assertThat(waited.pending()).containsExactly(pending);
    log.add("done");
    if (!pending.isDone() && pending.cancelling() == 0) {
      log.add("pending goes on");
    }
    return Task.done();
  }

  @Test
  void waitAnyReturnsAtTheFirstEnd() {
    run(this::waitForAny);
    assertThat(log).containsExactly(2, 1);
  }

  @Async
  private Task<Void> waitForAny() {
    Task<Integer> slow = createTask(() -> after(9, 1));
    Task<Integer> fast = createTask(() -> after(1, 2));
    Waited<Integer> waited = await(waitAny(List.of(slow, fast)));
    assertThat(waited.done()).containsExactly(fast);
    assertThat(waited.pending()).containsExactly(slow);
    await(slow);
    return Task.done();
  }

  @Test
  void waitFirstExceptionReturnsAtTheFirstFailure() {
    run(this::waitForFailure);
    assertThat(log).containsExactly(2);
  }

  @Async
  private Task<Void> waitForFailure() {
    Task<Integer> slow = createTask(CombinatorsTest::forever);
    Task<Integer> cancelled = createTask(CombinatorsTest::forever);
    Task<Integer> fast = createTask(() -> after(1, 2));
    Task<Integer> failing = createTask(() -> failing(3));
    cancelled.cancel();
    Waited<Integer> waited = await(waitFirstException(List.of(slow, cancelled, fast, failing)));
    assertThat(waited.done()).containsExactly(cancelled, fast, failing);
    assertThat(waited.pending()).containsExactly(slow);
    return Task.done();
  }

  @Test
  void toCancelAWaitLeavesTheTasksAlone() {
    run(this::cancelledWait);
    assertThat(log).containsExactly("wait cancelled", false);
  }

  @Async
  private Task<Void> cancelledWait() {
    Task<Integer> task = createTask(CombinatorsTest::forever);
    Task<Waited<Integer>> wait = waitAll(List.of(task));
    await(checkpoint());
    wait.cancel();
    try {
      await(wait);
    } catch (CancellationException e) {
      log.add("wait cancelled");
    }
    log.add(task.isDone());
    return Task.done();
  }

  @Test
  void waitForNothingIsAnError() {
    assertThatThrownBy(() -> run(() -> waitAll(List.<Task<Integer>>of())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void asCompletedYieldsTheTasksAsTheyEnd() {
    run(this::iterateAsCompleted);
    assertThat(log).containsExactly(1, "1", 2, "2", 3, "3");
  }

  @Async
  private Task<Void> iterateAsCompleted() {
    List<Task<Integer>> tasks = new ArrayList<>();
    for (int i = 3; i > 0; i--) {
      int value = i;
      tasks.add(createTask(() -> after(3 * value, value)));
    }
    for (Task<Integer> task : each(asCompleted(tasks))) {
      assertThat(tasks).contains(task);
      log.add(await(task).toString());
    }
    return Task.done();
  }

  @Test
  void asCompletedWithATimeoutFails() {
    assertThatThrownBy(() -> run(this::asCompletedInTime))
        .isInstanceOf(TimeoutException.class)
        .hasMessage("1 of 2 tasks have not ended in time");
    assertThat(log).containsExactly(1, "1");
  }

  @Async
  private Task<Void> asCompletedInTime() {
    Task<Integer> ended = createTask(() -> after(1, 1));
    await(ended);
    List<Task<Integer>> tasks = List.of(createTask(CombinatorsTest::forever), ended);
    for (Task<Integer> task : each(asCompleted(tasks, SHORT))) {
      log.add(await(task).toString());
    }
    return Task.done();
  }

  @Test
  void toCancelAShieldLeavesTheInnerTaskAlone() {
    run(this::shielded);
    assertThat(log).containsExactly("outer cancelled", 1, false);
  }

  @Async
  private Task<Void> shielded() {
    Task<Integer> inner = createTask(() -> after(3, 1));
    Task<Integer> outer = createTask(() -> shield(inner));
    await(checkpoint());
    outer.cancel();
    try {
      await(outer);
    } catch (CancellationException e) {
      log.add("outer cancelled");
    }
    await(inner);
    log.add(inner.isCancelled());
    return Task.done();
  }

  @Test
  void aShieldOfATaskThatIsCancelledIsCancelled() {
    run(this::shieldOfCancelled);
    assertThat(log).containsExactly(true);
  }

  @Async
  private Task<Void> shieldOfCancelled() {
    Task<Integer> inner = createTask(CombinatorsTest::forever);
    Task<Integer> outer = shield(inner);
    await(checkpoint());
    inner.cancel();
    await(waitAll(List.of(outer)));
    log.add(outer.isCancelled());
    return Task.done();
  }

  @Test
  void aShieldEndsAsTheInnerTaskDoes() {
    assertThat(run(() -> shield(after(2, 1)))).isEqualTo(1);
    assertThatThrownBy(() -> run(() -> shield(failing(2)))).hasMessage("after 2");
    assertThat(run(() -> shield(CompletableFuture.completedFuture(3)))).isEqualTo(3);
  }

  @Test
  void ensureFutureReturnsTasksAsTheyAreAndAwaitsOtherStages() {
    Promise<Integer> promise = new Promise<>();
    assertThat((Object) ensureFuture(promise)).isSameAs(promise);
    CompletableFuture<Integer> future = new CompletableFuture<>();
    Task<Integer> task = ensureFuture(future);
    future.complete(1);
    assertThat(task.join()).isEqualTo(1);
  }
}
