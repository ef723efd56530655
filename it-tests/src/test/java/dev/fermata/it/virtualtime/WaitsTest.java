package dev.fermata.it.virtualtime;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.each;
import static dev.fermata.Fermata.gather;
import static dev.fermata.Fermata.sleep;
import static dev.fermata.test.TestRun.runTest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fermata.Allow;
import dev.fermata.Async;
import dev.fermata.AsyncGenerator;
import dev.fermata.Promise;
import dev.fermata.Task;
import dev.fermata.Warning;
import dev.fermata.test.DeadlockError;
import dev.fermata.test.TestLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What a dump shows of each kind of wait. */
class WaitsTest {
  private final List<String> places = new ArrayList<>();
  private final Promise<Integer> never = new Promise<>();

  /** Notes where the next line is. */
  private void nextLine() {
    StackWalker.getInstance()
        .walk(
            calls ->
                places.add(
                    calls
                        .skip(1)
                        .findFirst()
                        .map(
                            call ->
                                "    at %s.%s(WaitsTest.java:%d)"
                                    .formatted(
                                        call.getClassName(),
                                        call.getMethodName(),
                                        call.getLineNumber() + 1))
                        .orElseThrow()));
  }

  /** The tasks of a deadlock, without the numbers of objects. */
  @SuppressWarnings("unchecked")
  private static List<String> deadlock(Callable<? extends CompletionStage<?>> body) {
    List<String> lines = new ArrayList<>();
    assertThatExceptionOfType(DeadlockError.class)
        .isThrownBy(() -> runTest((Callable<CompletionStage<Object>>) body))
        .satisfies(
            error ->
                error
                    .getMessage()
                    .lines()
                    .map(line -> line.replaceAll("@[0-9a-f]+", ""))
                    .forEach(lines::add));
    return lines.subList(1, lines.size() - 1);
  }

  @Async
  private Task<Integer> outer() {
    nextLine();
    return Task.of(await(middle()) + 1);
  }

  @Async
  private Task<Integer> middle() {
    try {
      nextLine();
      return Task.of(await(inner()));
    } finally {
      places.add("left");
    }
  }

  /** One that is not bound, and so has a task of its own. */
  @Async
  Task<Integer> inner() {
    await(sleep(Duration.ofHours(1)));
    nextLine();
    return Task.of(await(never));
  }

  @Test
  void theCallsAreInTheOrderOfAStackTrace() {
    List<String> lines = deadlock(this::outer);
    assertThat(places).hasSize(4).endsWith("left");
    assertThat(lines)
        .containsExactly(
            "the test waits for Promise[pending]", places.get(2), places.get(1), places.get(0));
  }

  @Async
  private Task<Integer> lambdas() {
    Callable<Task<Integer>> body =
        () -> {
          nextLine();
          return Task.of(await(never));
        };
    nextLine();
    return Task.of(await(createTask(body)));
  }

  @Test
  void aTaskThatAwaitsAnotherTaskNamesIt() {
    List<String> lines = deadlock(this::lambdas);
    assertThat(lines)
        .containsExactly(
            "the test waits for Task-2",
            places.get(0),
            "Task-2 waits for Promise[pending]",
            places.get(1));
  }

  @Async
  @Allow(Warning.DROPPED_TASK)
  private Task<Integer> called() {
    Task<Integer> first = inner();
    inner();
    nextLine();
    return Task.of(await(first));
  }

  @Test
  void aCallThatIsAwaitedLaterIsAPartOfItsCallerAndOneThatIsNotATaskOfItsOwn() {
    assertThat(deadlock(this::called))
        .containsExactly(
            "the test waits for Promise[pending]",
            places.get(1),
            places.get(0),
            "WaitsTest.inner waits for Promise[pending]",
            places.get(1));
  }

  @Async
  private Task<Integer> several() {
    Task<Integer> ended = createTask(() -> Task.of(1));
    Task<Integer> waiting = createTask(() -> inner());
    nextLine();
    return Task.of(await(gather(ended, waiting, never)).size());
  }

  @Test
  void gatherWaitsForThoseThatHaveNotEnded() {
    assertThat(deadlock(this::several))
        .containsExactly(
            "the test waits for Task-3, Promise[pending]",
            places.get(0),
            "Task-3 waits for Promise[pending]",
            places.get(1));
  }

  @Async
  private Task<Void> cycle() {
    List<Task<?>> tasks = new ArrayList<>();
    tasks.add(createTask(() -> on(tasks, 1)));
    tasks.add(createTask(() -> on(tasks, 0)));
    await(gather(tasks));
    return Task.done();
  }

  @Async
  private Task<Void> on(List<Task<?>> tasks, int index) {
    // A gathering hides the cycle from the await that closes it.
    await(gather(tasks.get(index)));
    return Task.done();
  }

  @Test
  void tasksThatWaitForEachOtherAreSaidTo() {
    assertThat(deadlock(this::cycle)).contains("A cycle: Task-2 -> Task-3 -> Task-2");
  }

  @Async
  private Task<Integer> ofAnotherLibrary() {
    nextLine();
    return Task.of(await(new CompletableFuture<Integer>()));
  }

  @Test
  void aStageOfAnotherLibraryIsShownAsItShowsItself() {
    assertThat(deadlock(this::ofAnotherLibrary))
        .containsExactly(
            "the test waits for java.util.concurrent.CompletableFuture[Not completed, 1 dependents]",
            places.get(0));
  }

  @Async
  private AsyncGenerator<Integer> source() {
    AsyncGenerator.yield(1);
    nextLine();
    AsyncGenerator.yield(await(never));
    return AsyncGenerator.end();
  }

  @Async
  private AsyncGenerator<Integer> delegating() {
    nextLine();
    AsyncGenerator.yieldFrom(source());
    return AsyncGenerator.end();
  }

  @Async
  private Task<Integer> consume() {
    int sum = 0;
    nextLine();
    for (int item : each(delegating())) {
      sum += item;
    }
    return Task.of(sum);
  }

  @Test
  void generatorsAreCallsAsWell() {
    assertThat(deadlock(this::consume))
        .containsExactly(
            "the test waits for Promise[pending]", places.get(2), places.get(1), places.get(0));
  }

  @Async
  @Allow(Warning.DROPPED_TASK)
  private Task<String> lookAround() {
    createTask(() -> inner());
    TestLoop.current().background(() -> sleep(Duration.ofHours(3)));
    await(sleep(Duration.ofMinutes(1)));
    nextLine();
    String dump = await(dumped());
    never.complete(1);
    return Task.of(dump);
  }

  @Async
  private Task<String> dumped() {
    await(sleep(Duration.ZERO));
    return Task.of(TestLoop.current().dump());
  }

  @Test
  void aDumpCanBeHadAtAnyTime() {
    String dump = runTest(this::lookAround);
    assertThat(dump)
        .contains("Task-2 waits for a timer that is due in PT59M%n    at ".formatted())
        .contains("Task-3 waits for a timer that is due in PT2H59M%n".formatted())
        .startsWith("the test is about to go on");
  }
}
