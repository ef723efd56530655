package dev.fermata.io;

import java.util.concurrent.CompletionStage;

/** Serves a client, see {@link Network#listen}. Mostly a reference to an {@code @Async} method. */
@FunctionalInterface
public interface ConnectionHandler {
  /**
   * Serves a client. Called in a task of its own.
   *
   * @param client is closed when the result is complete
   * @throws Exception as the failure of the result
   */
  CompletionStage<?> handle(Connection client) throws Exception;
}
