package dev.fermata.io;

import java.nio.charset.Charset;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Reads a line. */
class ReadLine<T extends @Nullable String> extends ReadCall<T> {
  private static final byte[] LINE_FEED = {'\n'};

  private final Charset charset;
  private int searched;

  ReadLine(StreamReader reader, Charset charset) {
    super(reader);
    this.charset = charset;
  }

  @Override
  final Object take() throws LimitOverrunException {
    ReceiveBuffer received = reader.received;
    int index = received.indexOf(LINE_FEED, searched);
    if (index > reader.limit) {
      received.drop(index + LINE_FEED.length);
      throw new LimitOverrunException(reader.limit, index, true);
    }
    if (index >= 0) {
      int length = index > 0 && received.at(index - 1) == '\r' ? index - 1 : index;
      byte[] line = received.take(length);
      received.drop(index - length + LINE_FEED.length);
      return new String(line, charset);
    }
    searched = received.size();
    if (searched > reader.limit) {
      received.drop(searched);
      throw new LimitOverrunException(reader.limit, searched, false);
    }
    return NOT_YET;
  }

  @Override
  final @Nullable Object takeRest() {
    ReceiveBuffer received = reader.received;
    return received.isEmpty() ? nothing() : new String(received.take(received.size()), charset);
  }

  /** What the end of the stream gives. */
  @Nullable Object nothing() {
    return null;
  }

  /** Reads the next of {@link StreamReader#lines}. */
  static final class Next extends ReadLine<String> {
    Next(StreamReader reader, Charset charset) {
      super(reader, charset);
    }

    @Override
    Object nothing() {
      throw new NoSuchElementException("The stream has ended");
    }
  }
}
