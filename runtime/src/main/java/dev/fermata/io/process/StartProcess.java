package dev.fermata.io.process;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Starts a process. If it is cancelled, there is none when it ends. */
public final class StartProcess<T> extends ProcessCall<T> {
  private final Function<Process, T> started;
  private boolean begun;

  /**
   * @param started makes what is returned of the process
   */
  public StartProcess(ProcessLife life, Function<Process, T> started) {
    super(life);
    this.started = started;
  }

  @Override
  protected @Nullable Object attemptUncancelled() throws Exception {
    if (!begun) {
      begun = true;
      life.startProcess();
    }
    if (life.launchFailure() != null) {
      throw life.launchFailure();
    }
    if (life.process() != null) {
      return started.apply(life.process());
    }
    return awaitChange();
  }

  @Override
  protected void abandon() {
    life.abandon();
  }
}
