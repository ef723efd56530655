package dev.fermata.io;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads whatever has come first into a buffer of the caller. */
final class ReadInto extends ReadCall<Integer> {
  private final ByteBuffer target;
  private int came;

  ReadInto(StreamReader reader, ByteBuffer target) {
    super(reader);
    this.target = target;
  }

  @Override
  Object take() {
    int count = came > 0 ? came : reader.received.takeInto(target);
    return count == 0 ? NOT_YET : (Object) count;
  }

  @Override
  int fill() throws IOException {
    came = reader.fill(target);
    return came;
  }

  @Override
  Object takeRest() {
    return -1;
  }
}
