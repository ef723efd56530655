package dev.fermata.io;

import java.io.IOException;
import java.nio.ByteBuffer;

/** {@link AsyncFile#read(int)} and {@link AsyncFile#readAll}. */
final class ReadBytes extends OffLoopCall<byte[]> {
  private final AsyncFile file;
  private final long limit;
  private long count;

  ReadBytes(AsyncFile file, long limit) {
    this.file = file;
    this.limit = limit;
  }

  @Override
  byte[] call() throws IOException {
    long left = Math.max(0, file.channel.size() - file.position);
    return Blocks.readAll(this, this::readBlock, Math.min(left, limit), limit);
  }

  private int readBlock(ByteBuffer target) throws IOException {
    int read = file.channel.read(target, file.position + count);
    count += Math.max(0, read);
    return read;
  }

  @Override
  void ended(boolean delivered) {
    if (delivered) {
      file.position += count;
    }
  }
}
