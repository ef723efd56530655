package dev.fermata.abi;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** The outcome of a task that failed or was cancelled. */
final class Failure extends TaskState {
  final Throwable cause;
  private volatile boolean seen;
  private volatile @Nullable UnseenFailure watch;

  Failure(Throwable cause) {
    this.cause = cause;
  }

  boolean isCancellation() {
    return cause instanceof CancellationException;
  }

  /** The failure, for somebody who has to do with it from now on. */
  Throwable seen() {
    seen = true;
    UnseenFailure w = watch;
    if (w != null) {
      w.cancel();
    }
    return cause;
  }

  /** Has this reported if nobody looks at it as long as there is {@code task}. */
  void watch(AbstractTask<?> task, @Nullable Scheduler loop) {
    if (isCancellation() || seen) {
      return;
    }
    UnseenFailure w = UnseenFailure.watch(task, cause, loop);
    watch = w;
    if (seen) {
      w.cancel();
    }
  }
}
