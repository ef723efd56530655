package dev.fermata.io;

import java.util.List;

/** Reads up to a separator. */
final class ReadUntil extends ReadCall<byte[]> {
  private final List<byte[]> separators;
  private int searched;

  ReadUntil(StreamReader reader, List<byte[]> separators) {
    super(reader);
    this.separators = separators;
  }

  @Override
  Object take() throws LimitOverrunException {
    ReceiveBuffer received = reader.received;
    int end = Integer.MAX_VALUE;
    int start = 0;
    int longest = 0;
    for (byte[] separator : separators) {
      longest = Math.max(longest, separator.length);
      int index = received.indexOf(separator, searched);
      if (index >= 0 && index + separator.length < end) {
        start = index;
        end = index + separator.length;
      }
    }
    if (end != Integer.MAX_VALUE) {
      if (start > reader.limit) {
        throw new LimitOverrunException(reader.limit, start, true);
      }
      return received.take(end);
    }
    // A separator may have begun.
    searched = Math.max(0, received.size() + 1 - longest);
    if (searched > reader.limit) {
      throw new LimitOverrunException(reader.limit, searched, false);
    }
    return NOT_YET;
  }

  @Override
  Object takeRest() throws IncompleteReadException {
    throw new IncompleteReadException(reader.received.take(reader.received.size()), -1);
  }
}
