package dev.fermata.io.files;

import dev.fermata.io.call.OffLoopCall;
import java.io.IOException;
import java.nio.ByteBuffer;

/** {@code AsyncFile.read(int)} and {@code AsyncFile.readAll}. */
public final class ReadBytes extends OffLoopCall<byte[]> {
  private final PositionedFile file;
  private final long limit;
  private long count;

  public ReadBytes(PositionedFile file, long limit) {
    this.file = file;
    this.limit = limit;
  }

  @Override
  protected byte[] call() throws IOException {
    long left = Math.max(0, file.channel().size() - file.position());
    return Blocks.readAll(this, this::readBlock, Math.min(left, limit), limit);
  }

  private int readBlock(ByteBuffer target) throws IOException {
    int read = file.channel().read(target, file.position() + count);
    count += Math.max(0, read);
    return read;
  }

  @Override
  protected void ended(boolean delivered) {
    if (delivered) {
      file.position(file.position() + count);
    }
  }
}
