package dev.fermata.test;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Interrupts the thread that made it if real time is up, so that what blocks there ends, and notes
 * where that was.
 */
final class Watchdog implements AutoCloseable {
  private final Thread thread = Thread.currentThread();
  private final Duration limit;
  private final Future<?> alarm;
  private boolean closed;
  private volatile StackTraceElement @Nullable [] interruptedAt;

  Watchdog(Duration limit) {
    this.limit = limit;
    long millis = Math.max(1, saturatedMillis(limit));
    alarm = Alarms.EXECUTOR.schedule(this::expire, millis, TimeUnit.MILLISECONDS);
  }

  private static long saturatedMillis(Duration duration) {
    Duration longest = Duration.ofMillis(Long.MAX_VALUE / 2_000_000);
    return (duration.compareTo(longest) > 0 ? longest : duration).toMillis();
  }

  private synchronized void expire() {
    if (!closed) {
      interruptedAt = thread.getStackTrace();
      thread.interrupt();
    }
  }

  Duration limit() {
    return limit;
  }

  /** What the thread was doing when its time was up; null as long as it is not. */
  StackTraceElement @Nullable [] interruptedAt() {
    return interruptedAt;
  }

  /** Lets the thread go, also of an interrupt that it has not noticed. */
  @Override
  public synchronized void close() {
    closed = true;
    alarm.cancel(false);
    if (interruptedAt != null) {
      Thread.interrupted();
    }
  }

  /** Made when the first test needs it. */
  private static final class Alarms {
    static final ScheduledThreadPoolExecutor EXECUTOR =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "fermata-test-limits");
              thread.setDaemon(true);
              return thread;
            });

    static {
      EXECUTOR.setRemoveOnCancelPolicy(true);
    }
  }
}
