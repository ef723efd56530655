package dev.fermata.io.files;

import dev.fermata.io.call.OffLoopCall;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Reads and writes in blocks, between which a call can find that it was cancelled. The blocks are
 * small as well because the JDK keeps a direct buffer of the size of the largest for each thread.
 */
final class Blocks {
  static final int SIZE = 256 * 1024;

  /** The largest array that all virtual machines can make. */
  private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

  private Blocks() {}

  /** Reads some bytes. */
  @FunctionalInterface
  interface Source {
    /** Returns how many bytes have been read to {@code target}; negative at the end. */
    int read(ByteBuffer target) throws IOException;
  }

  /** Writes some bytes. */
  @FunctionalInterface
  interface Sink {
    /** Returns how many bytes of {@code source} have been written. */
    int write(ByteBuffer source) throws IOException;
  }

  /**
   * Reads up to the end.
   *
   * @param expected how many bytes there probably are
   * @param limit to read no more bytes than these
   * @throws OutOfMemoryError if no array can hold them
   */
  static byte[] readAll(OffLoopCall<?> reader, Source source, long expected, long limit)
      throws IOException {
    int most = (int) Math.min(limit, MAX_ARRAY);
    // With room for one byte more, the end is met without growing.
    byte[] bytes = new byte[(int) Math.min(most, Math.max(expected, 511) + 1)];
    int count = 0;
    while (count < limit) {
      reader.checkCancelled();
      if (count == bytes.length) {
        if (count == most) {
          throw new OutOfMemoryError("The file is too large for an array");
        }
        bytes = Arrays.copyOf(bytes, (int) Math.min(most, 2L * count));
      }
      int size = Math.min(SIZE, bytes.length - count);
      int read = source.read(ByteBuffer.wrap(bytes, count, size));
      if (read < 0) {
        break;
      }
      count += read;
    }
    return count == bytes.length ? bytes : Arrays.copyOf(bytes, count);
  }

  /** Writes one block of what is left in {@code bytes}, at most. */
  static int write(ByteBuffer bytes, Sink sink) throws IOException {
    int size = Math.min(SIZE, bytes.remaining());
    int written = sink.write(bytes.slice(bytes.position(), size));
    bytes.position(bytes.position() + written);
    return written;
  }
}
