package dev.fermata.io;

/** Reads up to the end of the stream. */
final class ReadAll extends ReadCall<byte[]> {
  ReadAll(StreamReader reader) {
    super(reader);
  }

  @Override
  Object take() {
    return NOT_YET;
  }

  @Override
  Object takeRest() {
    return reader.received.take(reader.received.size());
  }
}
