package dev.fermata.io.tls;

import dev.fermata.io.transport.Transport;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Encrypts, and keeps a few records that the system has not taken yet; no memory without any. */
final class TlsOutput {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  /** So many records are written by one call of the system. */
  private static final int MOST_RECORDS = 4;

  private final SSLEngine engine;
  private final Transport below;

  /** Ready to be added to. */
  private @Nullable ByteBuffer records;

  TlsOutput(SSLEngine engine, Transport below) {
    this.engine = engine;
    this.below = below;
  }

  boolean isEmpty() {
    return records == null;
  }

  /** Whether another record can be added. */
  boolean hasRoom() {
    return records == null || records.remaining() >= recordSize();
  }

  private int recordSize() {
    return engine.getSession().getPacketBufferSize();
  }

  /** Makes a record of what the engine itself has to say, such as an alert. */
  SSLEngineResult wrap() throws SSLException {
    return wrap(NOTHING);
  }

  /** Makes a record of the beginning of {@code source}. There has to be room. */
  SSLEngineResult wrap(ByteBuffer source) throws SSLException {
    ByteBuffer target = records;
    if (target == null) {
      int size = recordSize();
      target = ByteBuffer.allocate(source.remaining() > size ? MOST_RECORDS * size : size);
    }
    while (true) {
      SSLEngineResult result = engine.wrap(source, target);
      if (result.getStatus() != Status.BUFFER_OVERFLOW) {
        records = target.position() == 0 ? null : target;
        return result;
      }
      // The engine has come to want more than it said before.
      target = ByteBuffer.allocate(target.position() + 2 * recordSize()).put(target.flip());
    }
  }

  /** Writes as much as can be; returns whether that was all. */
  boolean flush() throws IOException {
    if (records == null) {
      return true;
    }
    below.write(records.flip());
    if (records.hasRemaining()) {
      records.compact();
      return false;
    }
    records = null;
    return true;
  }

  void clear() {
    records = null;
  }
}
