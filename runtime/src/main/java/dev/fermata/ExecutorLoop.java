package dev.fermata;

import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A loop whose turns an executor runs. There is at most one turn on its way to the executor or
 * running there; it posts the next itself if there is something to do. An alarm posts one when the
 * next timer is due.
 */
final class ExecutorLoop extends EventLoop {
  private final Executor executor;
  private final Runnable turn = this::runPosted;
  private final AtomicBoolean posted = new AtomicBoolean();

  // Only for the thread that runs the turn.
  private @Nullable Future<?> alarm;
  private long alarmTime;

  ExecutorLoop(Executor executor) {
    this.executor = executor;
  }

  @Override
  public boolean waitsItself() {
    return false;
  }

  @Override
  protected void wakeUp() {
    if (posted.compareAndSet(false, true)) {
      try {
        executor.execute(turn);
      } catch (RejectedExecutionException e) {
        posted.set(false);
        if (!isClosed()) {
          throw e;
        }
      }
    }
  }

  private void runPosted() {
    if (currentOrNull() != null) {
      posted.set(false);
      throw new IllegalStateException(
          "The executor has run a turn of this event loop inside another event loop");
    }
    start();
    try {
      if (isClosed()) {
        discard();
      } else {
        runReady();
      }
    } finally {
      setAlarm();
      end();
      boolean more = isReady();
      posted.set(false);
      // What came before posted was reset has not posted a turn.
      if (more || isReady()) {
        wakeUp();
      }
    }
  }

  private void setAlarm() {
    Future<?> current = alarm;
    boolean needed = !timers.isEmpty();
    if (current != null) {
      if (needed && alarmTime == timers.earliest() && !current.isDone()) {
        return;
      }
      current.cancel(false);
      alarm = null;
    }
    if (needed) {
      alarmTime = timers.earliest();
      alarm =
          Alarms.EXECUTOR.schedule(this::expireTimers, alarmTime - time(), TimeUnit.NANOSECONDS);
    }
  }

  /** Brings about a turn; wakeUp() alone would do nothing during one that is about to end. */
  private void expireTimers() {
    enqueue(new CallbackHandle(this, () -> {}));
  }

  @Override
  void requireRunnable() {
    throw new UnsupportedOperationException("This event loop is run by its executor");
  }

  @Override
  public void stop() {
    throw new UnsupportedOperationException(
        "This event loop is run by its executor; close it if it is not needed any more");
  }

  @Override
  public void close() {
    markClosed();
    wakeUp();
  }

  /** Made when the first loop needs it. */
  private static final class Alarms {
    static final ScheduledThreadPoolExecutor EXECUTOR =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "fermata-alarms");
              thread.setDaemon(true);
              return thread;
            });

    static {
      EXECUTOR.setRemoveOnCancelPolicy(true);
    }
  }
}
