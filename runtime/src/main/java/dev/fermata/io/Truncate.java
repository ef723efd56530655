package dev.fermata.io;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@link AsyncFile#truncate}. */
final class Truncate extends OffLoopCall<@Nullable Void> {
  private final AsyncFile file;
  private final long size;
  private boolean done;

  Truncate(AsyncFile file, long size) {
    this.file = file;
    this.size = size;
  }

  @Override
  @SuppressWarnings("NullAway") // returns nothing
  @Nullable Void call() throws IOException {
    file.channel.truncate(size);
    done = true;
    return null;
  }

  @Override
  void ended(boolean delivered) {
    if (done) {
      file.position = Math.min(file.position, size);
    }
  }
}
