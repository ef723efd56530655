package dev.fermata.io;

import java.nio.channels.ClosedChannelException;

/** A connection was used, or waited for, after it had been closed at this end. */
public final class ConnectionClosedException extends ClosedChannelException {
  private static final long serialVersionUID = 1;

  ConnectionClosedException() {}

  @Override
  public String getMessage() {
    return "The connection was closed at this end";
  }
}
