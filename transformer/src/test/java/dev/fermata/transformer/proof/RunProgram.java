package dev.fermata.transformer.proof;

import dev.fermata.EventLoop;
import dev.fermata.Promise;
import dev.fermata.Task;
import dev.fermata.transformer.testing.Program;
import java.util.concurrent.atomic.AtomicReference;

/** Runs one random program to its end. */
final class RunProgram {
  static final String ENTRY = "run";

  /** More than it takes to hand a result up through the deepest recursion, a turn for each call. */
  private static final int QUIET_TURNS = 5 * Stages.MOST_RECURSIONS;

  private RunProgram() {}

  static Trace blocking(Program blocking, String className, Plan plan) {
    Stages stages = new Stages(plan, true);
    Task<?> task = (Task<?>) blocking.call(className, ENTRY, stages);
    return stages.trace(resultOf(task));
  }

  static Trace suspending(Program rewritten, String className, Plan plan) {
    Stages stages = new Stages(plan, false);
    Task<?> task =
        plan.onLoop()
            ? onLoop(rewritten, className, stages)
            : offLoop(rewritten, className, stages);
    return stages.trace(resultOf(task));
  }

  private static Task<?> offLoop(Program rewritten, String className, Stages stages) {
    Task<?> task = (Task<?>) rewritten.call(className, ENTRY, stages);
    stages.root(task);
    while (stages.completeOne()) {
      // goes on here
    }
    return task;
  }

  /** Ends after the last callback, so that a task that is lost does not hang the tests. */
  private static Task<?> onLoop(Program rewritten, String className, Stages stages) {
    AtomicReference<Task<?>> task = new AtomicReference<>();
    try (EventLoop loop = new EventLoop()) {
      Promise<Void> idle = loop.createPromise();
      loop.callSoon(
          () -> {
            task.set((Task<?>) rewritten.call(className, ENTRY, stages));
            stages.root(task.get());
            endWhenQuiet(loop, stages, idle, QUIET_TURNS);
          });
      loop.runUntilComplete(idle);
    }
    return task.get();
  }

  private static void endWhenQuiet(
      EventLoop loop, Stages stages, Promise<Void> idle, int turnsLeft) {
    if (turnsLeft == 0 || stages.rootIsDone()) {
      idle.complete(null);
      return;
    }
    int before = stages.awaits();
    loop.callSoon(
        () -> {
          boolean quiet = stages.awaits() == before;
          endWhenQuiet(loop, stages, idle, quiet ? turnsLeft - 1 : QUIET_TURNS);
        });
  }

  private static String resultOf(Task<?> task) {
    if (!task.isDone()) {
      return "never ends";
    }
    return task.isCompletedExceptionally()
        ? "throws " + Trace.describe(failureOf(task))
        : "returns " + Trace.describe(task.resultNow());
  }

  private static Throwable failureOf(Task<?> task) {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    task.whenComplete((value, thrown) -> failure.set(thrown));
    return failure.get();
  }
}
