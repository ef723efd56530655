package dev.fermata.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Reads whatever has come first. */
final class ReadSome extends ReadCall<byte[]> {
  private static final byte[] NOTHING = {};

  private final int most;
  private byte @Nullable [] came;

  ReadSome(StreamReader reader, int most) {
    super(reader);
    this.most = most;
  }

  @Override
  Object take() {
    if (came != null) {
      return came;
    }
    ReceiveBuffer received = reader.received;
    return received.isEmpty() ? NOT_YET : received.take(Math.min(most, received.size()));
  }

  @Override
  int fill() throws IOException {
    ByteBuffer scratch = reader.scratch();
    scratch.limit(Math.min(most, scratch.capacity()));
    int count = reader.fill(scratch);
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
