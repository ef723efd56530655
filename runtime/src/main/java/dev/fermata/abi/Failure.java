package dev.fermata.abi;

import java.util.concurrent.CancellationException;

/** The outcome of a task that failed or was cancelled. */
final class Failure extends TaskState {
  final Throwable cause;

  Failure(Throwable cause) {
    this.cause = cause;
  }

  boolean isCancellation() {
    return cause instanceof CancellationException;
  }
}
