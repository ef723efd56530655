package dev.fermata.io.process;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;

/** Starts a process, in another thread, as that can take long; or not, if it was dropped before. */
final class Launch implements Callable<Process> {
  private enum Progress {
    WAITING,
    BEGUN,
    DROPPED
  }

  private final ProcessBuilder builder;
  private final AtomicReference<Progress> progress = new AtomicReference<>(Progress.WAITING);

  Launch(ProcessBuilder builder) {
    this.builder = builder;
  }

  /** Has no process started; returns false if it is too late for that. */
  boolean drop() {
    return progress.compareAndSet(Progress.WAITING, Progress.DROPPED);
  }

  @Override
  public Process call() throws IOException {
    if (!progress.compareAndSet(Progress.WAITING, Progress.BEGUN)) {
      throw new CancellationException();
    }
    try {
      return builder.start();
    } catch (IOException e) {
      throw LaunchFailure.explain(builder, e);
    }
  }
}
