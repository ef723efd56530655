package dev.fermata.io.stream;

import java.io.IOException;
import java.util.List;

/** Reads up to a separator. */
public final class ReadUntil extends ReadCall<byte[]> {
  private final List<byte[]> separators;
  private int searched;

  public ReadUntil(Input input, List<byte[]> separators) {
    super(input);
    this.separators = separators;
  }

  @Override
  Object take() throws IOException {
    int end = Integer.MAX_VALUE;
    int start = 0;
    int longest = 0;
    for (byte[] separator : separators) {
      longest = Math.max(longest, separator.length);
      int index = input.indexOf(separator, searched);
      if (index >= 0 && index + separator.length < end) {
        start = index;
        end = index + separator.length;
      }
    }
    if (end != Integer.MAX_VALUE) {
      if (start > input.limit) {
        throw input.failures().overrun(input.limit, start, true);
      }
      return input.take(end);
    }
    // A separator may have begun.
    searched = Math.max(0, input.size() + 1 - longest);
    if (searched > input.limit) {
      throw input.failures().overrun(input.limit, searched, false);
    }
    return NOT_YET;
  }

  @Override
  Object takeRest() throws IOException {
    throw input.failures().incomplete(input.take(input.size()), -1);
  }
}
