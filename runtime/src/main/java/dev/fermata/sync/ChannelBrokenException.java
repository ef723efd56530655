package dev.fermata.sync;

/**
 * An item was sent to a {@link Channel} of which all receivers are closed, so that nobody can get
 * it.
 */
public final class ChannelBrokenException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  ChannelBrokenException(String message) {
    super(message);
  }
}
