package dev.fermata.io;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * A call whose process does not survive it if it is cancelled: it goes on to wait until the process
 * has ended.
 */
abstract class ProcessCall<T extends @Nullable Object> extends IoCall<T> {
  final ProcessLife life;
  private @Nullable CancellationException cancellation;

  ProcessCall(ProcessLife life) {
    this.life = life;
  }

  /** As {@link #attempt}, while nobody has cancelled the call. */
  abstract @Nullable Object attemptUncancelled() throws Exception;

  /** Sees to it that the process ends. */
  abstract void abandon();

  /** Waits until anything changes in the life of the process. */
  final Object awaitChange() {
    life.watch(cancellation == null ? newWaiter() : waitIn(new PatientWaiter()));
    return NOT_YET;
  }

  @Override
  final @Nullable Object attempt() throws Exception {
    if (cancellation == null) {
      return attemptUncancelled();
    }
    if (!life.isOver() && !life.isDetached()) {
      return awaitChange();
    }
    throw cancellation;
  }

  @Override
  final void cancelled(CancellationException request) {
    cancellation = request;
    abandon();
  }
}
