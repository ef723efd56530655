package dev.fermata.sync;

/** An {@link AsyncQueue} has no item, and nobody was willing to wait for one. */
public final class QueueEmptyException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  QueueEmptyException(String message) {
    super(message);
  }
}
