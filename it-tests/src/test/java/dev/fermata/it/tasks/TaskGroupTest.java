package dev.fermata.it.tasks;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.currentTask;
import static dev.fermata.Fermata.run;
import static dev.fermata.Fermata.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Async;
import dev.fermata.Context;
import dev.fermata.ContextVar;
import dev.fermata.ExceptionGroup;
import dev.fermata.Promise;
import dev.fermata.Started;
import dev.fermata.Task;
import dev.fermata.TaskGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Section 6 of asyncio's semantics. */
@Timeout(60)
class TaskGroupTest {
  private static final Duration LONG = Duration.ofHours(1);
  private static final ContextVar<Integer> COUNT = new ContextVar<>("count", 0);

  private final List<Object> log = new ArrayList<>();

  @Async
  private Task<Integer> value(int turns, int value) {
    for (int i = 0; i < turns; i++) {
      await(sleep(Duration.ZERO));
    }
    log.add(value);
    return Task.of(value);
  }

  @Async
  private Task<Void> failing(int turns, String message) {
    for (int i = 0; i < turns; i++) {
      await(sleep(Duration.ZERO));
    }
    throw new IllegalArgumentException(message);
  }

  @Async
  private Task<Void> forever(String name) {
    try {
      await(sleep(LONG));
    } finally {
      log.add(name + " cancelled");
    }
    return Task.done();
  }

  @Async
  private Task<Void> failingWhenCancelled(String message) {
    try {
      await(sleep(LONG));
    } finally {
      throw new IllegalArgumentException(message);
    }
  }

  private static List<String> messages(Throwable group) {
    return ((ExceptionGroup) group).exceptions().stream().map(Throwable::getMessage).toList();
  }

  @Test
  void waitsForAllChildren() {
    Integer result =
        run(
            () ->
                TaskGroup.run(
                    group -> {
                      group.spawn(() -> value(3, 1));
                      group.spawn(() -> value(1, 2));
                      log.add("body");
                      return Task.of(42);
                    }));

    assertThat(result).isEqualTo(42);
    assertThat(log).containsExactly("body", 2, 1);
  }

  @Test
  void childrenHaveTheNameAndTheContextThatTheyAreGiven() {
    Context shared = new Context();
    run(
        () ->
            TaskGroup.run(
                group -> {
                  group.spawn("first", () -> countUp(), shared);
                  group.spawn(() -> countUp(), shared);
                  group.spawn("other", () -> countUp());
                  return Task.done();
                }));

    assertThat(log).containsExactly("first 1", "Task-3 2", "other 1");
    assertThat(shared.get(COUNT)).isEqualTo(2);
  }

  @Async
  private Task<Void> countUp() {
    await(sleep(Duration.ZERO));
    COUNT.set(COUNT.get() + 1);
    log.add(Objects.requireNonNull(currentTask()).name() + " " + COUNT.get());
    return Task.done();
  }

  @Test
  void theValuesOfTasksCanBeAwaitedInsideAndAfterwards() {
    assertThat(run(this::sumOfTwo)).isEqualTo(3);
  }

  @Async
  private Task<Integer> sumOfTwo() {
    List<Task<Integer>> tasks = new ArrayList<>();
    await(
        TaskGroup.run(
            group -> {
              tasks.add(group.spawn(() -> value(1, 1)));
              tasks.add(group.spawn(() -> value(2, 2)));
              log.add(await(tasks.get(0)));
              return Task.done();
            }));
    return Task.of(await(tasks.get(0)) + await(tasks.get(1)));
  }

  @Test
  void childrenMaySpawnMoreWhileTheGroupIsExiting() {
    run(
        () ->
            TaskGroup.run(
                group -> {
                  group.spawn(() -> spawning(group, 3));
                  return Task.done();
                }));

    assertThat(log).containsExactly("3", "2", "1", "0");
  }

  @Async
  private Task<Void> spawning(TaskGroup group, int left) {
    await(sleep(Duration.ZERO));
    log.add(Integer.toString(left));
    if (left > 0) {
      group.spawn(() -> spawning(group, left - 1));
    }
    return Task.done();
  }

  @Test
  void nothingIsSpawnedInAGroupThatHasEnded() {
    List<TaskGroup> groups = new ArrayList<>();
    run(
        () ->
            TaskGroup.run(
                group -> {
                  groups.add(group);
                  return Task.done();
                }));

    assertThatThrownBy(() -> groups.get(0).spawn(() -> value(0, 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has ended");
  }

  @Test
  void nothingIsSpawnedInAGroupThatIsBeingCancelled() {
    assertThatThrownBy(
            () ->
                run(
                    () ->
                        TaskGroup.run(
                            group -> {
                              group.spawn(() -> failing(0, "1"));
                              group.spawn(() -> spawningLate(group));
                              return Task.done();
                            })))
        .isInstanceOf(ExceptionGroup.class);
    assertThat(log).hasSize(1);
    assertThat(log.get(0)).asString().contains("is being cancelled");
  }

  @Async
  private Task<Void> spawningLate(TaskGroup group) {
    try {
      await(sleep(LONG));
    } finally {
      try {
        group.spawn(() -> value(0, 1));
      } catch (IllegalStateException e) {
        log.add(e.getMessage());
      }
    }
    return Task.done();
  }

  @Test
  void theFirstFailureCancelsTheOthersAndTheBody() {
    assertThatThrownBy(
            () ->
                run(
                    () ->
                        TaskGroup.run(
                            group -> {
                              group.spawn(() -> forever("child"));
                              group.spawn(() -> failing(2, "1"));
                              try {
                                await(sleep(LONG));
                              } finally {
                                log.add("body cancelled");
                              }
                              return Task.done();
                            })))
        .isInstanceOf(ExceptionGroup.class)
        .satisfies(e -> assertThat(messages(e)).containsExactly("1"));
    assertThat(log).containsExactlyInAnyOrder("child cancelled", "body cancelled");
  }

  @Test
  void allFailuresComeInTheOrderInWhichTheyCameThatOfTheBodyLast() {
    assertThatThrownBy(
            () ->
                run(
                    () ->
                        TaskGroup.run(
                            group -> {
                              group.spawn(() -> failing(1, "1"));
                              group.spawn(() -> failing(1, "2"));
                              group.spawn(() -> failingWhenCancelled("late3"));
                              await(failingWhenCancelled("body"));
                              return Task.done();
                            })))
        .satisfies(e -> assertThat(messages(e)).containsExactly("1", "2", "late3", "body"));
  }

  @Test
  void aChildThatIsCancelledByItselfIsIgnored() {
    Integer result =
        run(
            () ->
                TaskGroup.run(
                    group -> {
                      Task<Void> child = group.spawn(() -> forever("child"));
                      await(sleep(Duration.ZERO));
                      child.cancel();
                      return value(3, 7);
                    }));

    assertThat(result).isEqualTo(7);
    assertThat(log).containsExactly("child cancelled", 7);
  }

  @Test
  void aFailureOfTheBodyCancelsTheChildren() {
    assertThatThrownBy(
            () ->
                run(
                    () ->
                        TaskGroup.run(
                            group -> {
                              group.spawn(() -> forever("child"));
                              await(sleep(Duration.ZERO));
                              throw new IllegalArgumentException("body");
                            })))
        .satisfies(e -> assertThat(messages(e)).containsExactly("body"));
    assertThat(log).containsExactly("child cancelled");
  }

  @Test
  void aChildThatHasNotBegunNeverBegins() {
    assertThatThrownBy(
            () ->
                run(
                    () ->
                        TaskGroup.run(
                            group -> {
                              group.spawn(() -> value(0, 1));
                              throw new IllegalArgumentException("body");
                            })))
        .satisfies(e -> assertThat(messages(e)).containsExactly("body"));
    assertThat(log).isEmpty();
  }

  @Test
  void cancelledFromOutsideWithoutFailuresEndsCancelledWithTheSameMessage() {
    run(this::cancelledFromOutside);
    assertThat(log).containsExactly("child cancelled", "why", true);
  }

  @Async
  private Task<Void> cancelledFromOutside() {
    Task<Void> task =
        createTask(
            () ->
                TaskGroup.run(
                    group -> {
                      group.spawn(() -> forever("child"));
                      return Task.done();
                    }));
    await(sleep(Duration.ZERO));
    await(sleep(Duration.ZERO));
    task.cancel("why");
    try {
      await(task);
    } catch (CancellationException e) {
      log.add(e.getMessage());
    }
    log.add(task.isCancelled());
    return Task.done();
  }

  @Test
  void cancelledFromOutsideInTheBodyEndsCancelled() {
    run(this::bodyCancelledFromOutside);
    assertThat(log).containsExactly("body cancelled", "child cancelled", true);
  }

  @Async
  private Task<Void> bodyCancelledFromOutside() {
    Task<Void> task =
        createTask(
            () ->
                TaskGroup.run(
                    group -> {
                      group.spawn(() -> forever("child"));
                      await(forever("body"));
                      return Task.done();
                    }));
    await(sleep(Duration.ZERO));
    await(sleep(Duration.ZERO));
    task.cancel();
    try {
      await(task);
    } catch (CancellationException e) {
      log.add(task.isCancelled());
    }
    return Task.done();
  }

  @Test
  void failuresAndACancellationFromOutsideAreAGroupAndTheNextAwaitIsCancelled() {
    run(this::failuresAndCancellation);
    assertThat(log).containsExactly(List.of("late"), 1, "cancelled");
  }

  @Async
  private Task<Void> failuresAndCancellation() {
    Task<Void> task = createTask(this::failingWhileCancelled);
    await(sleep(Duration.ZERO));
    await(sleep(Duration.ZERO));
    task.cancel();
    try {
      await(task);
    } catch (CancellationException e) {
      log.add("cancelled");
    }
    return Task.done();
  }

  @Async
  private Task<Void> failingWhileCancelled() {
    try {
      await(
          TaskGroup.run(
              group -> {
                group.spawn(() -> failingWhenCancelled("late"));
                return Task.done();
              }));
    } catch (ExceptionGroup e) {
      log.add(messages(e));
    }
    log.add(Objects.requireNonNull(currentTask()).cancelling());
    await(sleep(Duration.ZERO));
    log.add("not reached");
    return Task.done();
  }

  @Test
  void nestedGroupsNestTheirFailures() {
    assertThatThrownBy(
            () ->
                run(
                    () ->
                        TaskGroup.run(
                            group -> {
                              group.spawn(() -> failing(1, "outer"));
                              group.spawn(() -> TaskGroup.run(this::failingGroup));
                              return Task.done();
                            })))
        .isInstanceOfSatisfying(
            ExceptionGroup.class,
            e -> {
              assertThat(e.exceptions()).hasSize(2);
              assertThat(e.exceptions().get(0)).isInstanceOf(IllegalArgumentException.class);
              assertThat(messages(e.exceptions().get(1))).containsExactly("inner");
            });
  }

  @Async
  private Task<Void> failingGroup(TaskGroup group) {
    group.spawn(() -> failingWhenCancelled("inner"));
    return Task.done();
  }

  @Test
  void anErrorOfTheVirtualMachineEscapesBare() {
    assertThatThrownBy(
            () ->
                run(
                    () ->
                        TaskGroup.run(
                            group -> {
                              group.spawn(() -> failingWhenCancelled("other"));
                              group.spawn(TaskGroupTest::outOfMemory);
                              return Task.done();
                            })))
        .isInstanceOf(OutOfMemoryError.class)
        .hasMessage("simulated")
        .satisfies(
            e -> assertThat(e.getSuppressed()).extracting(Throwable::getMessage).contains("other"));
  }

  @Async
  private static Task<Void> outOfMemory() {
    await(sleep(Duration.ZERO));
    throw new OutOfMemoryError("simulated");
  }

  @Test
  void cancelEndsTheGroupWithoutAnException() {
    Integer result =
        run(
            () ->
                TaskGroup.run(
                    group -> {
                      group.spawn(() -> forever("child"));
                      await(sleep(Duration.ZERO));
                      group.cancel();
                      group.cancel();
                      await(sleep(LONG));
                      return Task.of(1);
                    }));

    assertThat(result).isNull();
    assertThat(log).containsExactly("child cancelled");
  }

  @Test
  void cancelBeforeTheBodyFirstWaitsIsDelivered() {
    Integer result =
        run(
            () ->
                TaskGroup.run(
                    group -> {
                      group.cancel();
                      await(sleep(LONG));
                      return Task.of(1);
                    }));
    assertThat(result).isNull();
  }

  @Test
  void cancelFromAChildKeepsTheValueOfTheBody() {
    Integer result =
        run(
            () ->
                TaskGroup.run(
                    group -> {
                      group.spawn(() -> forever("other"));
                      group.spawn(() -> cancelling(group));
                      return Task.of(1);
                    }));
    assertThat(result).isEqualTo(1);
    assertThat(log).containsExactly("other cancelled");
  }

  @Async
  private Task<Void> cancelling(TaskGroup group) {
    await(sleep(Duration.ZERO));
    group.cancel();
    return Task.done();
  }

  @Test
  void tasksHaveTheNamesThatTheyAreSpawnedWith() {
    run(
        () ->
            TaskGroup.run(
                group -> {
                  log.add(group.spawn("reader", () -> value(0, 1)).name());
                  return Task.done();
                }));
    assertThat(log).containsExactly("reader", 1);
  }

  @Async
  private Task<Void> serving(Started<Integer> started, Promise<Void> end) {
    await(sleep(Duration.ZERO));
    started.ready(8080);
    log.add("serving");
    await(end);
    log.add("served");
    return Task.done();
  }

  @Test
  void startWaitsUntilTheTaskIsReadyAndLeavesItRunning() {
    run(
        () ->
            TaskGroup.run(
                group -> {
                  Promise<Void> end = new Promise<>();
                  log.add(await(group.<Integer>start(started -> serving(started, end))));
                  end.complete(null);
                  return Task.done();
                }));
    assertThat(log).containsExactly("serving", 8080, "served");
  }

  @Test
  void startFailsAsATaskThatFailsBeforeItIsReadyAndTheGroupDoesNot() {
    run(
        () ->
            TaskGroup.run(
                group -> {
                  try {
                    await(group.start(started -> failing(1, "port in use")));
                  } catch (IllegalArgumentException e) {
                    log.add(e.getMessage());
                  }
                  return Task.done();
                }));
    assertThat(log).containsExactly("port in use");
  }

  @Test
  void startFailsIfTheTaskEndsWithoutBeingReady() {
    run(
        () ->
            TaskGroup.run(
                group -> {
                  try {
                    await(group.start(started -> value(1, 1)));
                  } catch (IllegalStateException e) {
                    log.add(e.getMessage());
                  }
                  return Task.done();
                }));
    assertThat(log).containsExactly(1, "The task has ended and never said that it is ready");
  }

  @Test
  void toCancelStartCancelsTheTask() {
    run(
        () ->
            TaskGroup.run(
                group -> {
                  Task<Object> starting = group.start(started -> forever("child"));
                  await(sleep(Duration.ZERO));
                  starting.cancel();
                  try {
                    await(starting);
                  } catch (CancellationException e) {
                    log.add("start cancelled");
                  }
                  return Task.done();
                }));
    assertThat(log).containsExactly("child cancelled", "start cancelled");
  }
}
