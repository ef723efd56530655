package dev.fermata.io;

import java.io.EOFException;

/** A stream has ended before what was asked for had come: asyncio's {@code IncompleteReadError}. */
public final class IncompleteReadException extends EOFException {
  private static final long serialVersionUID = 1;

  private final byte[] partial;
  private final int expected;

  IncompleteReadException(byte[] partial, int expected) {
    super(
        "The stream has ended after "
            + partial.length
            + (expected < 0
                ? " bytes, without the separator that was asked for"
                : " of " + expected + " bytes that were asked for"));
    this.partial = partial;
    this.expected = expected;
  }

  /** What had come. */
  public byte[] partial() {
    return partial.clone();
  }

  /** How many bytes were asked for; -1 if all up to a separator. */
  public int expected() {
    return expected;
  }
}
