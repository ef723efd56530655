package dev.fermata.io.process;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that read from processes, write to them and end them: one for each pipe that a task
 * waits for, since Java has no other way to wait for a pipe, and none for a pipe that nobody waits
 * for. There is no limit: a process that waits for one pipe may depend on any other.
 *
 * <p>They are no virtual threads, as the system call that waits for a pipe would hold on to the
 * carrier, and a few processes that say nothing would stop all virtual threads of the JVM.
 */
final class PipeThreads {
  private static final int IDLE_SECONDS = 1;
  private static final AtomicInteger LAST = new AtomicInteger();

  static final Executor EXECUTOR =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          PipeThreads::newThread);

  private PipeThreads() {}

  private static Thread newThread(Runnable body) {
    Thread thread = new Thread(body, "fermata-pipe-" + LAST.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }
}
