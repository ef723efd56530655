package dev.fermata.io.stream;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a given number of bytes. Its array grows with what comes, since the number may be what a
 * peer has claimed.
 */
public final class ReadExactly extends ReadCall<byte[]> {
  private static final int PIECE = 64 * 1024;

  private final int count;
  private byte @Nullable [] bytes;
  private int filled;

  public ReadExactly(Input input, int count) {
    super(input);
    this.count = count;
  }

  @Override
  Object take() {
    byte[] target = bytes;
    if (target == null) {
      target = new byte[Math.min(count, Math.max(PIECE, input.size()))];
      bytes = target;
      filled = input.takeInto(ByteBuffer.wrap(target));
    }
    if (filled < count) {
      return NOT_YET;
    }
    bytes = null;
    return target;
  }

  @Override
  @SuppressWarnings("NullAway") // take() has made an array
  int fill() throws IOException {
    if (filled == bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(count, 2L * filled));
    }
    int read = input.fill(ByteBuffer.wrap(bytes, filled, Math.min(PIECE, bytes.length - filled)));
    filled += Math.max(read, 0);
    return read;
  }

  @Override
  @SuppressWarnings("NullAway") // take() has made an array
  Object takeRest() throws IOException {
    byte[] partial = Arrays.copyOf(bytes, filled);
    bytes = null;
    throw input.failures().incomplete(partial, count);
  }

  @Override
  protected void ended() {
    if (bytes != null && filled > 0) {
      input.append(ByteBuffer.wrap(bytes, 0, filled));
    }
    super.ended();
  }
}
