package dev.fermata.io;

import dev.fermata.io.transport.Failures;
import java.io.IOException;

/** The exceptions of streams, for the packages that cannot know them. */
final class StreamFailures implements Failures {
  static final Failures INSTANCE = new StreamFailures();

  private StreamFailures() {}

  @Override
  public IOException closed() {
    return new ConnectionClosedException();
  }

  @Override
  public IOException truncated() {
    return new TlsTruncatedException();
  }

  @Override
  public IOException incomplete(byte[] partial, int expected) {
    return new IncompleteReadException(partial, expected);
  }

  @Override
  public IOException overrun(int limit, int consumed, boolean found) {
    return new LimitOverrunException(limit, consumed, found);
  }
}
