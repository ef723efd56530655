package dev.fermata.sync;

import java.util.NoSuchElementException;

/**
 * All senders of a {@link Channel} are closed, and all of its items were received. This is how a
 * loop over {@code each(receiver)} ends.
 */
public final class EndOfChannelException extends NoSuchElementException {
  private static final long serialVersionUID = 1L;

  EndOfChannelException() {
    super("All senders of the channel are closed, and all of its items were received");
  }
}
