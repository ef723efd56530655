package dev.fermata.io.stream;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads whatever has come first into a buffer of the caller. */
public final class ReadInto extends ReadCall<Integer> {
  private final ByteBuffer target;
  private int came;

  public ReadInto(Input input, ByteBuffer target) {
    super(input);
    this.target = target;
  }

  @Override
  Object take() {
    int count = came > 0 ? came : input.takeInto(target);
    return count == 0 ? NOT_YET : (Object) count;
  }

  @Override
  int fill() throws IOException {
    came = input.fill(target);
    return came;
  }

  @Override
  Object takeRest() {
    return -1;
  }
}
