package dev.fermata.io.http;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What the bytes of a body become. */
public interface BodyDecoder<T> {
  /** Takes the next bytes, which nobody else uses. */
  void decode(ByteBuffer bytes);

  /** Called when there are no more bytes. */
  void end();

  /** The next item; null if more bytes are needed for it. */
  @Nullable T next();
}
