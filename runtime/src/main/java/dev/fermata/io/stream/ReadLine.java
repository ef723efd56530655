package dev.fermata.io.stream;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Reads a line. */
public class ReadLine<T extends @Nullable String> extends ReadCall<T> {
  private static final byte[] LINE_FEED = {'\n'};

  private final Charset charset;
  private int searched;

  public ReadLine(Input input, Charset charset) {
    super(input);
    this.charset = charset;
  }

  @Override
  final Object take() throws IOException {
    int index = input.indexOf(LINE_FEED, searched);
    if (index > input.limit) {
      input.drop(index + LINE_FEED.length);
      throw input.failures().overrun(input.limit, index, true);
    }
    if (index >= 0) {
      int length = index > 0 && input.at(index - 1) == '\r' ? index - 1 : index;
      byte[] line = input.take(length);
      input.drop(index - length + LINE_FEED.length);
      return new String(line, charset);
    }
    searched = input.size();
    if (searched > input.limit) {
      input.drop(searched);
      throw input.failures().overrun(input.limit, searched, false);
    }
    return NOT_YET;
  }

  @Override
  final @Nullable Object takeRest() {
    return input.isEmpty() ? nothing() : new String(input.take(input.size()), charset);
  }

  /** What the end of the stream gives. */
  @Nullable Object nothing() {
    return null;
  }

  /** Reads the next of {@code StreamReader.lines}. */
  public static final class Next extends ReadLine<String> {
    public Next(Input input, Charset charset) {
      super(input, charset);
    }

    @Override
    Object nothing() {
      throw new NoSuchElementException("The stream has ended");
    }
  }
}
