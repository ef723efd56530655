package dev.fermata.abi;

import java.util.concurrent.CompletionStage;

/**
 * Something whose close has to be awaited. Programs implement {@code dev.fermata.AsyncCloseable},
 * which this package does not know.
 */
public interface AsyncResource {
  /**
   * Closes.
   *
   * @return complete when it is closed
   */
  CompletionStage<?> closeAsync();
}
