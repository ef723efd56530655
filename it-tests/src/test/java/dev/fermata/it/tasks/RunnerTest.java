package dev.fermata.it.tasks;

import static dev.fermata.Fermata.allTasks;
import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.checkpoint;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.currentTask;
import static dev.fermata.Fermata.run;
import static dev.fermata.Fermata.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Allow;
import dev.fermata.Async;
import dev.fermata.ContextVar;
import dev.fermata.EventLoop;
import dev.fermata.Runner;
import dev.fermata.Task;
import dev.fermata.Warning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Section 4 of asyncio's semantics, and the names of section 3. */
@Timeout(60)
class RunnerTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final List<Object> log = new ArrayList<>();

  @Async
  private Task<Integer> forever(String name) {
    try {
      await(sleep(LONG));
    } finally {
      await(checkpoint());
      log.add(name + " has cleaned up");
    }
    return Task.of(0);
  }

  @Test
  void runInsideALoopIsAnError() {
    assertThatThrownBy(() -> run(() -> Task.of(run(Task::done))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("runs in this thread already");
  }

  @Test
  void tasksThatAreLeftOverAreCancelledAndAwaited() {
    run(this::leaveOver);
    assertThat(log).containsExactly("end", "left has cleaned up");
  }

  @Async
  @Allow(Warning.DROPPED_TASK)
  private Task<Void> leaveOver() {
    createTask(() -> forever("left"));
    await(checkpoint());
    log.add("end");
    return Task.done();
  }

  @Test
  void aRunnerRunsManyProgramsInOneLoop() {
    try (Runner runner = new Runner()) {
      Task<Integer> left = runner.run(() -> Task.of(createTask(() -> after(3, 1))));
      assertThat(left.isDone()).isFalse();
      EventLoop first = runner.run(() -> Task.of(EventLoop.current()));
      assertThat(first).isSameAs(runner.loop());
      assertThat(runner.run(() -> left)).isEqualTo(1);
    }
  }

  @Async
  private static Task<Integer> after(int turns, int value) {
    for (int i = 0; i < turns; i++) {
      await(checkpoint());
    }
    return Task.of(value);
  }

  @Test
  void aClosedRunnerRunsNothing() {
    Runner runner = new Runner();
    runner.close();
    runner.close();
    assertThat(runner.loop().isClosed()).isTrue();
    assertThatThrownBy(() -> runner.run(Task::done))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void anInterruptCancelsTheProgramWhoseFinallyBlocksRun() {
    assertThatThrownBy(
            () ->
                run(
                    () -> {
                      Thread.currentThread().interrupt();
                      return forever("main");
                    }))
        .isInstanceOf(CancellationException.class)
        .hasMessage("The thread was interrupted");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(log).containsExactly("main has cleaned up");
  }

  @Test
  void aProgramMayRefuseAnInterrupt() {
    assertThat(run(this::refusing)).isEqualTo(7);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Async
  private Task<Integer> refusing() {
    Thread.currentThread().interrupt();
    try {
      await(sleep(LONG));
    } catch (CancellationException e) {
      await(checkpoint());
    }
    return Task.of(7);
  }

  @Test
  void aSecondInterruptEndsTheRunAtOnceAndOnlyCloseCleansUp() {
    assertThatThrownBy(() -> run(this::interruptedTwice))
        .isInstanceOf(CancellationException.class)
        .hasMessage("The thread was interrupted twice");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(log).containsExactly("again", "cleaned up by close");
  }

  @Async
  private Task<Integer> interruptedTwice() {
    Thread.currentThread().interrupt();
    try {
      await(sleep(LONG));
    } finally {
      log.add("again");
      Thread.currentThread().interrupt();
      try {
        await(sleep(LONG));
      } finally {
        log.add("cleaned up by close");
      }
    }
    return Task.of(0);
  }

  @Test
  void createdTasksHaveNamesWithNumbersOrTheirOwn() {
    run(this::names);
    assertThat(log).containsExactly("Task-1", "Task-2", "reader", "Task-4");
  }

  @Async
  private Task<Void> names() {
    log.add(Objects.requireNonNull(currentTask()).name());
    Task<Integer> second = createTask(() -> after(1, 1));
    Task<Integer> third = createTask("reader", () -> after(1, 1));
    Task<Integer> fourth = createTask(() -> after(1, 1));
    log.add(second.name());
    log.add(third.name());
    log.add(fourth.name());
    assertThat(allTasks()).hasSize(4).containsSubsequence(List.of(second, third, fourth));
    await(second);
    await(third);
    await(fourth);
    assertThat(allTasks()).hasSize(1);
    return Task.done();
  }

  @Test
  void aTaskThatAwaitsItselfFails() {
    assertThatThrownBy(() -> run(this::awaitSelf))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("A task cannot await itself");
  }

  @Async
  private Task<Void> awaitSelf() {
    await(checkpoint());
    await(Objects.requireNonNull(currentTask()));
    return Task.done();
  }

  @Test
  void tasksThatAwaitEachOtherFail() {
    assertThatThrownBy(() -> run(this::cycle))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Tasks cannot await each other in a cycle: ")
        .hasMessageContaining("Task-2")
        .hasMessageContaining("Task-3");
  }

  @Async
  private Task<Void> cycle() {
    List<Task<Void>> tasks = new ArrayList<>();
    tasks.add(createTask(() -> awaitTask(tasks, 1)));
    tasks.add(createTask(() -> awaitTask(tasks, 0)));
    return tasks.get(0);
  }

  @Async
  private static Task<Void> awaitTask(List<Task<Void>> tasks, int index) {
    await(tasks.get(index));
    return Task.done();
  }

  @Test
  void aCallOffAnyLoopGoesOnAfterTheLoopThatItRuns() {
    Task<?> task = runsLoop();
    assertThat(log).containsExactly("outer", "inner", "outer", task);
    assertThat(task.join()).isEqualTo("done");
  }

  @Async
  private Task<String> runsLoop() {
    ContextVar<String> variable = new ContextVar<>("variable");
    variable.set("outer");
    log.add(variable.get());
    String result =
        run(
            () -> {
              variable.set("inner");
              log.add(variable.get());
              return Task.of("done");
            });
    log.add(variable.get());
    log.add(currentTask());
    return Task.of(result);
  }
}
