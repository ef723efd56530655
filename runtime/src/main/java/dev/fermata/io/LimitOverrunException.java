package dev.fermata.io;

import java.io.IOException;

/**
 * There is more before the separator than a reader may keep: asyncio's {@code LimitOverrunError}.
 */
public final class LimitOverrunException extends IOException {
  private static final long serialVersionUID = 1;

  private final int consumed;

  LimitOverrunException(int limit, int consumed, boolean found) {
    super(
        (found
                ? "The separator comes after " + consumed + " bytes"
                : "There is no separator in " + consumed + " bytes")
            + ", and the limit of the reader is "
            + limit
            + ". Raise the limit, or read in pieces");
    this.consumed = consumed;
  }

  /** How many bytes can be read and are no part of a separator. */
  public int consumed() {
    return consumed;
  }
}
