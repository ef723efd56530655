package dev.fermata.it.generators;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.currentTask;
import static dev.fermata.Fermata.drive;
import static dev.fermata.Fermata.run;
import static dev.fermata.Fermata.sleep;
import static dev.fermata.it.generators.CollectTest.assertCancelled;
import static dev.fermata.it.generators.CollectTest.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Async;
import dev.fermata.Coroutine;
import dev.fermata.Promise;
import dev.fermata.Task;
import dev.fermata.it.generators.Numbers.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Generator-based coroutines, as asyncio ran them before PEP 492. */
@ParameterizedClass(name = "stages that have to be waited for: {0}")
@ValueSource(booleans = {false, true})
class DriveTest {
  private final Numbers numbers;
  private final List<String> log = new ArrayList<>();

  DriveTest(boolean waits) {
    numbers = new Numbers(waits);
  }

  @Async
  private Coroutine<CompletionStage<?>, Integer, Integer> sum(int a, int b) {
    int first = Coroutine.<Integer>yield(numbers.later(a));
    int second = Coroutine.<Integer>yield(numbers.later(b));
    return Coroutine.end(first + second);
  }

  @Test
  void theValueOfAStageIsWhatTheYieldReturns() {
    assertThat(run(() -> drive(sum(1, 2)))).isEqualTo(3);
  }

  @Test
  void yieldFromCallsAnotherCoroutine() {
    assertThat(run(() -> drive(sumOfSums()))).isEqualTo(10);
  }

  @Async
  private Coroutine<CompletionStage<?>, Integer, Integer> sumOfSums() {
    int first = Coroutine.yieldFrom(sum(1, 2));
    int second = Coroutine.yieldFrom(sum(3, 4));
    return Coroutine.end(first + second);
  }

  @Test
  void stagesOfOtherLibrariesAreAwaited() {
    CompletableFuture<Integer> future = new CompletableFuture<>();
    Task<Integer> task = drive(doubling(future));
    assertThat(task.isDone()).isFalse();
    future.complete(21);
    assertThat(task.join()).isEqualTo(42);
  }

  @Async
  private static Coroutine<CompletionStage<?>, Integer, Integer> doubling(
      CompletionStage<Integer> stage) {
    int value = Coroutine.<Integer>yield(stage);
    return Coroutine.end(2 * value);
  }

  @Test
  void theFailureOfAStageIsThrownInAtTheYield() {
    assertThat(run(() -> drive(catching()))).isEqualTo("caught stage");
  }

  @Async
  private Coroutine<CompletionStage<?>, Object, String> catching() {
    try {
      Coroutine.yield(numbers.failing("stage"));
    } catch (Failure e) {
      return Coroutine.end("caught " + e.getMessage());
    }
    return Coroutine.end("not caught");
  }

  @Test
  void whatTheCoroutineThrowsIsTheFailureOfTheTask() {
    assertThatThrownBy(() -> run(() -> drive(throwing())))
        .isInstanceOf(Failure.class)
        .hasMessage("thrown");
  }

  @Async
  private Coroutine<CompletionStage<?>, Object, String> throwing() {
    Coroutine.yield(numbers.later(1));
    throw new Failure("thrown");
  }

  @Test
  void itBeginsAtOnce() {
    drive(logging());
    assertThat(log).containsExactly("begun");
  }

  @Async
  private Coroutine<CompletionStage<?>, Object, Void> logging() {
    log.add("begun");
    Coroutine.yield(new Promise<>());
    return Coroutine.end();
  }

  @Test
  void toYieldNullLetsOthersGoFirst() {
    run(this::twoAtOnce);
    assertThat(log).containsExactly("a 0", "b 0", "a 1", "b 1");
  }

  @Async
  private Task<Void> twoAtOnce() {
    Task<Void> a = createTask(() -> drive(counting("a ")));
    Task<Void> b = createTask(() -> drive(counting("b ")));
    await(a);
    await(b);
    return Task.done();
  }

  @Async
  private Coroutine<CompletionStage<?>, Object, Void> counting(String name) {
    for (int i = 0; i < 2; i++) {
      log.add(name + i);
      Coroutine.yield(null);
    }
    return Coroutine.end();
  }

  @Test
  void toCancelTheTaskThrowsAtTheYield() {
    run(this::cancelled);
    assertThat(log).containsExactly("cancelled stop", "finally");
  }

  @Async
  private Task<Void> cancelled() {
    Promise<Object> stage = new Promise<>();
    Task<Void> task = drive(waitingFor(stage));
    await(sleep(Duration.ZERO));
    task.cancel("stop");
    assertCancelled(await(outcome(task)));
    assertThat(stage.isCancelled()).isTrue();
    assertThat(task.isCancelled()).isTrue();
    return Task.done();
  }

  @Async
  private Coroutine<CompletionStage<?>, Object, Void> waitingFor(CompletionStage<?> stage) {
    try {
      Coroutine.yield(stage);
    } catch (CancellationException e) {
      log.add("cancelled " + e.getMessage());
      throw e;
    } finally {
      Coroutine.yield(numbers.pause());
      log.add("finally");
    }
    return Coroutine.end();
  }

  @Test
  void toYieldSomethingElseIsAnErrorAtTheYield() {
    assertThatThrownBy(() -> run(() -> drive(wrong())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "A coroutine that is driven as a task yielded an object of class java.lang.String."
                + " Yield a CompletionStage, or null to let others go first");
  }

  @SuppressWarnings("unchecked")
  @Async
  private static Coroutine<CompletionStage<?>, Object, Void> wrong() {
    Coroutine.yield(heapPollution());
    return Coroutine.end();
  }

  /** What the compiler cannot see. */
  private static Object heapPollution() {
    return "no stage";
  }

  @Test
  void theCoroutineIsAPartOfTheTask() {
    run(this::sameTask);
    assertThat(log).containsExactly("same");
  }

  @Async
  private Task<Void> sameTask() {
    Task<?>[] seen = new Task<?>[1];
    Task<Void> task = drive(noting(seen));
    await(task);
    log.add(seen[0] == task ? "same" : "other");
    return Task.done();
  }

  @Async
  private Coroutine<CompletionStage<?>, Object, Void> noting(Task<?>[] seen) {
    Coroutine.yield(numbers.pause());
    seen[0] = currentTask();
    Coroutine.yield(numbers.pause());
    return Coroutine.end();
  }
}
