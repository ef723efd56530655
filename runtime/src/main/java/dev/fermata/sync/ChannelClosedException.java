package dev.fermata.sync;

/** A half of a {@link Channel} was used after it was closed. */
public final class ChannelClosedException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  ChannelClosedException(String message) {
    super(message);
  }
}
