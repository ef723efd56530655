package dev.fermata.io.http;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Leaves a body in the pieces that it comes in. */
public final class ChunkDecoder implements BodyDecoder<ByteBuffer> {
  private final Queue<ByteBuffer> chunks = new ArrayDeque<>();

  @Override
  public void decode(ByteBuffer bytes) {
    if (bytes.hasRemaining()) {
      chunks.add(bytes);
    }
  }

  @Override
  public void end() {}

  @Override
  public @Nullable ByteBuffer next() {
    return chunks.poll();
  }
}
