package dev.fermata.io.files;

import dev.fermata.io.call.OffLoopCall;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** {@code AsyncFile.write(ByteBuffer)}. */
public final class WriteBuffer extends OffLoopCall<@Nullable Void> {
  private final PositionedFile file;
  private final ByteBuffer source;

  /** What is left to write. */
  private final ByteBuffer rest;

  private long position;

  public WriteBuffer(PositionedFile file, ByteBuffer source) {
    this.file = file;
    this.source = source;
    rest = source.duplicate();
  }

  @Override
  @SuppressWarnings("NullAway") // returns nothing
  protected @Nullable Void call() throws IOException {
    position = file.position();
    while (rest.hasRemaining()) {
      Blocks.write(rest, this::writeBlock);
    }
    return null;
  }

  private int writeBlock(ByteBuffer block) throws IOException {
    if (!file.appends()) {
      int written = file.channel().write(block, position);
      position += written;
      return written;
    }
    int written = file.channel().write(block);
    // Others may append to the file as well.
    position = file.channel().position();
    return written;
  }

  @Override
  protected void ended(boolean delivered) {
    source.position(rest.position());
    file.position(position);
  }
}
