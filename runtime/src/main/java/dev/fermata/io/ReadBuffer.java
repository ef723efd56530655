package dev.fermata.io;

import java.io.IOException;
import java.nio.ByteBuffer;

/** {@link AsyncFile#read(ByteBuffer)}. */
final class ReadBuffer extends OffLoopCall<Integer> {
  private final AsyncFile file;
  private final ByteBuffer target;
  private int count;

  ReadBuffer(AsyncFile file, ByteBuffer target) {
    this.file = file;
    this.target = target;
  }

  @Override
  Integer call() throws IOException {
    count = file.channel.read(target.duplicate(), file.position);
    return count;
  }

  @Override
  void ended(boolean delivered) {
    if (delivered && count > 0) {
      target.position(target.position() + count);
      file.position += count;
    }
  }
}
