package dev.fermata.io.stream;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Reads whatever has come first. */
public final class ReadSome extends ReadCall<byte[]> {
  private static final byte[] NOTHING = {};

  private final int most;
  private byte @Nullable [] came;

  public ReadSome(Input input, int most) {
    super(input);
    this.most = most;
  }

  @Override
  Object take() {
    if (came != null) {
      return came;
    }
    return input.isEmpty() ? NOT_YET : input.take(Math.min(most, input.size()));
  }

  @Override
  int fill() throws IOException {
    ByteBuffer scratch = input.scratch();
    scratch.limit(Math.min(most, scratch.capacity()));
    int count = input.fill(scratch);
    if (count > 0) {
      came = new byte[count];
      scratch.flip().get(came);
    }
    return count;
  }

  @Override
  Object takeRest() {
    return NOTHING;
  }
}
