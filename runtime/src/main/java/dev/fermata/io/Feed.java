package dev.fermata.io;

import dev.fermata.Task;
import dev.fermata.io.call.IoCall;
import dev.fermata.io.call.Waking;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Writes all that a process is to read, as far as it wants it; then that there is no more. */
final class Feed extends IoCall<@Nullable Void> {
  private final StreamWriter writer;
  private final byte[] input;
  private @Nullable Task<?> sending;

  Feed(StreamWriter writer, byte[] input) {
    this.writer = writer;
    this.input = input;
  }

  @Override
  protected @Nullable Object attempt() throws Exception {
    if (sending == null) {
      if (writer.isClosing()) {
        return null;
      }
      sending = writer.send(ByteBuffer.wrap(input));
    }
    if (!sending.isDone()) {
      Waking.whenDone(sending, newWaiter());
      return NOT_YET;
    }
    try {
      Waking.valueOf(sending);
    } catch (IOException e) {
      // A process that does not read all its input may have had enough of it.
      return null;
    }
    writer.beginClose();
    return null;
  }

  @Override
  protected void ended() {
    if (sending == null || sending.cancel() || sending.isCancelled()) {
      return;
    }
    if (sending.isCompletedExceptionally()) {
      // Whoever is cancelled is not told of a failure any more, and nobody misses it.
      sending.exceptionNow();
    }
  }
}
