package dev.fermata.io.process;

import dev.fermata.io.call.IoCall;
import dev.fermata.io.call.PatientWaiter;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * A call whose process does not survive it if it is cancelled: it goes on to wait until the process
 * has ended.
 */
public abstract class ProcessCall<T extends @Nullable Object> extends IoCall<T> {
  protected final ProcessLife life;
  private @Nullable CancellationException cancellation;

  protected ProcessCall(ProcessLife life) {
    this.life = life;
  }

  /** As {@link #attempt}, while nobody has cancelled the call. */
  protected abstract @Nullable Object attemptUncancelled() throws Exception;

  /** Sees to it that the process ends. */
  protected abstract void abandon();

  /** Waits until anything changes in the life of the process. */
  protected final Object awaitChange() {
    life.watch(cancellation == null ? newWaiter() : waitIn(new PatientWaiter()));
    return NOT_YET;
  }

  @Override
  protected final @Nullable Object attempt() throws Exception {
    if (cancellation == null) {
      return attemptUncancelled();
    }
    if (!life.isOver() && !life.isDetached()) {
      return awaitChange();
    }
    throw cancellation;
  }

  @Override
  protected final void cancelled(CancellationException request) {
    cancellation = request;
    abandon();
  }
}
