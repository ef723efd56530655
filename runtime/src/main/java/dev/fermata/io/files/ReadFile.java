package dev.fermata.io.files;

import dev.fermata.io.call.OffLoopCall;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a whole file. */
public final class ReadFile<T> extends OffLoopCall<T> {
  private final Path path;
  private final Decoding<T> decoding;

  /** Makes of bytes what is asked for. */
  @FunctionalInterface
  public interface Decoding<T> {
    T decode(byte[] bytes) throws IOException;
  }

  public ReadFile(Path path, Decoding<T> decoding) {
    this.path = path;
    this.decoding = decoding;
  }

  @Override
  protected T call() throws IOException {
    byte[] bytes;
    try (SeekableByteChannel channel = Files.newByteChannel(path)) {
      bytes = Blocks.readAll(this, channel::read, channel.size(), Long.MAX_VALUE);
    }
    return decoding.decode(bytes);
  }
}
