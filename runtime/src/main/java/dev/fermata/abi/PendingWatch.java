package dev.fermata.abi;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Warns of a task that was collected before it ended, which is asyncio's "Task was destroyed but it
 * is pending": what it waits for was forgotten by everybody, so that its {@code finally} blocks
 * never run. Only in debug mode.
 */
final class PendingWatch implements Runnable {
  private static final Logger LOGGER = System.getLogger("dev.fermata.Task");
  private static final Map<AbstractTask<?>, PendingWatch> WATCHES =
      Collections.synchronizedMap(new WeakHashMap<>());

  private final String taskName;
  private final Throwable start = new Throwable("It was first suspended here");
  private volatile boolean ended;

  private PendingWatch(String taskName) {
    this.taskName = taskName;
  }

  /** Begins with the first wait of {@code task}. */
  static void begin(AbstractTask<?> task) {
    PendingWatch watch = new PendingWatch(task.label());
    if (WATCHES.putIfAbsent(task, watch) == null) {
      Collected.CLEANER.register(task, watch);
    }
  }

  static void end(AbstractTask<?> task) {
    PendingWatch watch = WATCHES.remove(task);
    if (watch != null) {
      watch.ended = true;
    }
  }

  @Override
  public void run() {
    if (!ended) {
      LOGGER.log(
          Level.WARNING,
          taskName
              + " was forgotten while it waited: nobody can complete what it waits for any more,"
              + " so that it never ends and its finally blocks never run",
          start);
    }
  }
}
