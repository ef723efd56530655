package dev.fermata.abi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a task is that has not ended. Only for the thread of the task's loop.
 *
 * @param calls the calls that it is suspended in, the innermost first; without those of the runtime
 * @param awaited what the innermost waits for; empty if the task is about to go on, or stands for
 *     no call and nothing that it depends on
 */
public record Suspension(List<StackTraceElement> calls, List<Awaitable> awaited) {
  /** Looks at {@code task}. */
  public static Suspension of(AbstractTask<?> task) {
    Collection<? extends AbstractTask<?>> dependencies = task.dependencies();
    if (!dependencies.isEmpty()) {
      return new Suspension(
          List.of(),
          dependencies.stream()
              .filter(dependency -> !dependency.hasOutcome())
              .map(Awaitable.class::cast)
              .toList());
    }
    Awaitable awaited = CancellingWait.unwrap(task.awaited);
    if (awaited != null && awaited.awaitedTask() != null) {
      awaited = awaited.awaitedTask();
    }
    return new Suspension(
        callsOf(task),
        awaited == null || awaited instanceof PendingCancellation ? List.of() : List.of(awaited));
  }

  /** Whether another task waits for {@code task}. */
  public static boolean isAwaited(AbstractTask<?> task) {
    boolean[] found = {false};
    task.forEachWaiter(waiter -> found[0] |= waiter instanceof AbstractTask<?>);
    return found[0];
  }

  /** Whether {@code task} is a call of a method that returns nothing. */
  public static boolean isDetached(AbstractTask<?> task) {
    return (task.flags & AbstractTask.DETACHED) != 0;
  }

  private static List<StackTraceElement> callsOf(AbstractTask<?> task) {
    List<StackTraceElement> calls = new ArrayList<>();
    for (Frame frame = task.leaf; frame != null; frame = callerOf(frame, task)) {
      addCall(frame, calls);
      if (frame instanceof AbstractAsyncGenerator generator) {
        for (AbstractAsyncGenerator outer = generator.delegator;
            outer != null;
            outer = outer.delegator) {
          addCall(outer, calls);
        }
      }
    }
    return calls;
  }

  private static @Nullable Frame callerOf(Frame frame, AbstractTask<?> task) {
    // The link of a task is that of the list which it is in.
    return frame == task ? null : (Frame) frame.link;
  }

  private static void addCall(Frame frame, List<StackTraceElement> calls) {
    AwaitLines source = frame.getClass().getAnnotation(AwaitLines.class);
    if (source != null) {
      int[] lines = source.lines();
      int point = frame.label - 1;
      int line = point >= 0 && point < lines.length ? lines[point] : 0;
      calls.add(
          new StackTraceElement(
              source.type(),
              source.method(),
              source.file().isEmpty() ? null : source.file(),
              line == 0 ? -1 : line));
    }
  }
}
