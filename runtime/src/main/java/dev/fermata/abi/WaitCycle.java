package dev.fermata.abi;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds tasks that would wait for each other for ever. */
final class WaitCycle {
  /** How many tasks are looked at, so that a long chain costs no more to make than a short one. */
  private static final int LONGEST = 256;

  private WaitCycle() {}

  /** Whether {@code target} waits for {@code task}, perhaps by way of others of the same loop. */
  static boolean closes(Awaitable target, AbstractTask<?> task) {
    AbstractTask<?> next = target.awaitedTask();
    for (int length = 0; next != null && length < LONGEST; length++) {
      if (next == task) {
        return true;
      }
      next = next(next, task);
    }
    return false;
  }

  /** What others wait for can only be trusted where one thread runs them all. */
  private static @Nullable AbstractTask<?> next(AbstractTask<?> task, AbstractTask<?> waiter) {
    boolean isCaller = (task.flags & AbstractTask.DIRECT) != 0;
    if (task.scheduler != waiter.scheduler || (waiter.scheduler == null && !isCaller)) {
      return null;
    }
    Awaitable target = task.awaited;
    return target == null ? null : target.awaitedTask();
  }

  /** The message of the exception by which the last await of a cycle fails. */
  static String describe(Awaitable target, AbstractTask<?> task) {
    List<String> names = new ArrayList<>();
    boolean isCallee = false;
    AbstractTask<?> next = target.awaitedTask();
    while (next != null) {
      if (!isCallee) {
        names.add(next.toString());
      }
      isCallee = (next.flags & AbstractTask.DIRECT) != 0;
      next = next == task ? null : next(next, task);
    }
    return names.size() == 1
        ? "A task cannot await itself"
        : "Tasks cannot await each other in a cycle: "
            + String.join(" awaits ", names)
            + " awaits the first";
  }
}
