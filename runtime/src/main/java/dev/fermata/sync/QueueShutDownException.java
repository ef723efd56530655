package dev.fermata.sync;

/**
 * An {@link AsyncQueue} was {@linkplain AsyncQueue#shutdown shut down}: it takes no more items, or
 * has given its last.
 */
public final class QueueShutDownException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  QueueShutDownException(String message) {
    super(message);
  }
}
