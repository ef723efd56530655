package dev.fermata;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The threads of a loop that run what would block it; made when they are first needed. */
final class DefaultExecutor {
  private static final Logger LOGGER = System.getLogger(EventLoop.class.getName());

  /** As CPython has it: enough for waiting, and few enough for computing. */
  private static final int MAX_THREADS =
      Math.min(32, Runtime.getRuntime().availableProcessors() + 4);

  private @Nullable ExecutorService executor;
  private boolean shutDown;

  synchronized ExecutorService get() {
    if (shutDown) {
      throw new IllegalStateException(
          "The default executor of this event loop has been shut down, as it is at the end of run()."
              + " Give runInExecutor() an executor of your own");
    }
    ExecutorService current = executor;
    if (current == null) {
      current = newPool(MAX_THREADS, "fermata-executor");
      executor = current;
    }
    return current;
  }

  synchronized void set(ExecutorService executor) {
    this.executor = executor;
  }

  /** Takes no more calls, and lets those that there are end by themselves. */
  synchronized @Nullable ExecutorService shutDown() {
    shutDown = true;
    ExecutorService current = executor;
    if (current != null) {
      current.shutdown();
    }
    return current;
  }

  /** As {@link #shutDown()}; ends when all calls have ended, or after {@code timeout}. */
  Task<@Nullable Void> shutDown(EventLoop loop, Duration timeout) {
    ExecutorService current = shutDown();
    if (current == null || current.isTerminated()) {
      return Task.done();
    }
    Promise<@Nullable Void> ended = loop.createPromise();
    Thread waiting = new Thread(() -> await(current, timeout, ended), "fermata-executor-shutdown");
    waiting.setDaemon(true);
    waiting.start();
    return ended;
  }

  @SuppressWarnings("NullAway") // a type variable may stand for a nullable type
  private static void await(
      ExecutorService executor, Duration timeout, Promise<@Nullable Void> ended) {
    try {
      if (!executor.awaitTermination(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
        LOGGER.log(
            Level.WARNING,
            "The default executor still runs calls, "
                + timeout
                + " after its shutdown: "
                + executor
                + ". They are left to themselves");
      }
    } catch (InterruptedException e) {
      // Nobody knows this thread; whoever interrupts it all the same wants it to end.
    }
    ended.complete(null);
  }

  /** A pool of at most {@code threads} threads, which end when they have been idle for a while. */
  static ThreadPoolExecutor newPool(int threads, String name) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            60,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new NamedThreads(name));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }
}
