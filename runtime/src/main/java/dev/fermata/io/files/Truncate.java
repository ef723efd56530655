package dev.fermata.io.files;

import dev.fermata.io.call.OffLoopCall;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code AsyncFile.truncate}. */
public final class Truncate extends OffLoopCall<@Nullable Void> {
  private final PositionedFile file;
  private final long size;
  private boolean done;

  public Truncate(PositionedFile file, long size) {
    this.file = file;
    this.size = size;
  }

  @Override
  @SuppressWarnings("NullAway") // returns nothing
  protected @Nullable Void call() throws IOException {
    file.channel().truncate(size);
    done = true;
    return null;
  }

  @Override
  protected void ended(boolean delivered) {
    if (done) {
      file.position(Math.min(file.position(), size));
    }
  }
}
