package dev.fermata.abi;

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
    if (target == task) {
      return "A task cannot await itself";
    }
    StringBuilder message = new StringBuilder("Tasks cannot await each other in a cycle: ");
    message.append(task);
    for (AbstractTask<?> next = target.awaitedTask(); next != null && next != task; ) {
      message.append(" awaits ").append(next);
      next = next(next, task);
    }
    return message.append(" awaits the first").toString();
  }
}
