package dev.fermata.sync;

/** An {@link AsyncQueue} has no room for an item that nobody was willing to wait for. */
public final class QueueFullException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  QueueFullException(String message) {
    super(message);
  }
}
