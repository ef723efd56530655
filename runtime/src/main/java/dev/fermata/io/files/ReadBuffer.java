package dev.fermata.io.files;

import dev.fermata.io.call.OffLoopCall;
import java.io.IOException;
import java.nio.ByteBuffer;

/** {@code AsyncFile.read(ByteBuffer)}. */
public final class ReadBuffer extends OffLoopCall<Integer> {
  private final PositionedFile file;
  private final ByteBuffer target;
  private int count;

  public ReadBuffer(PositionedFile file, ByteBuffer target) {
    this.file = file;
    this.target = target;
  }

  @Override
  protected Integer call() throws IOException {
    count = file.channel().read(target.duplicate(), file.position());
    return count;
  }

  @Override
  protected void ended(boolean delivered) {
    if (delivered && count > 0) {
      target.position(target.position() + count);
      file.position(file.position() + count);
    }
  }
}
