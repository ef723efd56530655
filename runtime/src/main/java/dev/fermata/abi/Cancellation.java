package dev.fermata.abi;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * A request to cancel, on its way to where the task waits.
 *
 * @param message the message of the exception by which it is delivered
 * @param persistent whether it is delivered again at each further wait; otherwise once
 */
public record Cancellation(@Nullable String message, boolean persistent) {
  /** The same request, for what is not a part of the call that is cancelled for good. */
  Cancellation once() {
    return persistent ? new Cancellation(message, false) : this;
  }

  Failure toFailure() {
    return new Failure(new CancellationException(message));
  }
}
