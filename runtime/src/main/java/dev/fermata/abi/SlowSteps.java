package dev.fermata.abi;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Warns of steps that hold their loop for longer than the others should wait: asyncio's {@code
 * slow_callback_duration}. Only in debug mode. A thread of its own looks at the loop from time to
 * time, so that the warning has the line at which the step is, also if it never ends.
 */
final class SlowSteps {
  private static final Logger LOGGER = System.getLogger("dev.fermata.EventLoop");
  private static final long LIMIT_MILLIS = Long.getLong("fermata.debug.slowMillis", 100);
  private static final long LIMIT = TimeUnit.MILLISECONDS.toNanos(LIMIT_MILLIS);

  private final Thread loopThread;
  private volatile @Nullable Step step;
  private volatile boolean over;

  /** What runs now. */
  private static final class Step {
    final String name;
    final long start = System.nanoTime();
    boolean reported;

    Step(String name) {
      this.name = name;
    }
  }

  private SlowSteps(Thread loopThread) {
    this.loopThread = loopThread;
  }

  /** Begins to look at the loop that the current thread runs. */
  static SlowSteps watch() {
    SlowSteps steps = new SlowSteps(Thread.currentThread());
    Thread watcher = new Thread(steps::look, "fermata-slow-steps");
    watcher.setDaemon(true);
    watcher.start();
    return steps;
  }

  void begin(Node node) {
    step =
        new Step(
            node instanceof AbstractTask<?> task ? task.outermostCaller().label() : "A callback");
  }

  void end() {
    step = null;
  }

  /** Ends with the run of the loop. */
  void stop() {
    over = true;
  }

  private void look() {
    while (!over && loopThread.isAlive()) {
      Step now = step;
      if (now != null && !now.reported && System.nanoTime() - now.start > LIMIT) {
        report(now);
      }
      LockSupport.parkNanos(LIMIT / 4);
    }
  }

  private void report(Step slow) {
    StackTraceElement[] stack = loopThread.getStackTrace();
    if (step != slow) {
      return;
    }
    slow.reported = true;
    Throwable place = new Throwable("It is here");
    place.setStackTrace(stack);
    LOGGER.log(
        Level.WARNING,
        slow.name
            + " has held its event loop for more than "
            + LIMIT_MILLIS
            + " ms, and all other tasks with it. Await what takes long, or let another thread do"
            + " it: await(toThread(...))",
        place);
  }
}
