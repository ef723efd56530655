package dev.fermata.abi;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds tasks that would wait for each other for ever. */
final class WaitCycle {
  /** How many tasks are looked at in one direction only, which allocates nothing. */
  private static final int SHORT = 64;

  /** How many tasks a message names. */
  private static final int NAMED = 20;

  private WaitCycle() {}

  /** Whether {@code target} waits for {@code task}, perhaps by way of others of the same loop. */
  static boolean closes(Awaitable target, AbstractTask<?> task) {
    AbstractTask<?> next = target.awaitedTask();
    if (next == null || next == task) {
      return next != null;
    }
    if (task.waiters() == null) {
      return false;
    }
    for (int length = 0; next != null && length < SHORT; length++) {
      if (next == task) {
        return true;
      }
      next = next(next, task);
    }
    return next != null && closesFrom(next, task);
  }

  /**
   * As {@link #closes}, of a long chain from {@code next} on. Those that wait for {@code task} are
   * looked at as fast, and end the search if they come to an end first: a chain that grows at
   * either end costs no more to make than a short one.
   */
  private static boolean closesFrom(@Nullable AbstractTask<?> next, AbstractTask<?> task) {
    Deque<AbstractTask<?>> waiters = new ArrayDeque<>();
    waiters.add(task);
    for (AbstractTask<?> each = next; each != null && !waiters.isEmpty(); ) {
      if (each == task) {
        return true;
      }
      each = next(each, task);
      waiters
          .remove()
          .forEachWaiter(
              waiter -> {
                if (waiter instanceof AbstractTask<?> other) {
                  waiters.add(other);
                }
              });
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
    int more = 0;
    boolean isCallee = false;
    AbstractTask<?> next = target.awaitedTask();
    while (next != null) {
      if (!isCallee && names.size() < NAMED) {
        names.add(next.toString());
      } else if (!isCallee) {
        more++;
      }
      isCallee = (next.flags & AbstractTask.DIRECT) != 0;
      next = next == task ? null : next(next, task);
    }
    return names.size() == 1
        ? "A task cannot await itself"
        : "Tasks cannot await each other in a cycle: "
            + String.join(" awaits ", names)
            + (more == 0 ? "" : " awaits … (" + more + " more)")
            + " awaits the first";
  }
}
