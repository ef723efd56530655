package dev.fermata.io.tls;

import dev.fermata.io.transport.Transport;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLHandshakeException;

/**
 * Decrypts, and keeps what is not a whole record yet, and of one record what the program has not
 * taken yet. Holds no memory while there is none of that.
 */
final class TlsInput {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final SSLEngine engine;
  private final Transport below;

  /** What has come; ready to be read from. */
  private ByteBuffer records;

  /** What is decrypted; ready to be read from. */
  private ByteBuffer plain = NOTHING;

  private boolean ended;

  /**
   * @param before what has been read of the peer already
   */
  TlsInput(SSLEngine engine, Transport below, byte[] before) {
    this.engine = engine;
    this.below = below;
    records = ByteBuffer.wrap(before);
  }

  /** Whether the peer has said that nothing more is coming. */
  boolean hasEnded() {
    return ended;
  }

  /** Whether there is something decrypted that {@link #take} would give. */
  boolean hasPlain() {
    return plain.hasRemaining();
  }

  /** Moves what is decrypted. */
  void take(ByteBuffer target) {
    int end = plain.limit();
    plain.limit(Math.min(end, plain.position() + target.remaining()));
    target.put(plain);
    plain.limit(end);
    if (!plain.hasRemaining()) {
      plain = NOTHING;
    }
  }

  /** Forgets what is decrypted. */
  void drop() {
    plain = NOTHING;
  }

  /** As {@link #unwrap(ByteBuffer)}, and keeps what the record holds. */
  boolean unwrap() throws IOException {
    return unwrap(NOTHING);
  }

  /**
   * Decrypts the next record.
   *
   * @param target where to; if it has not enough room, the record is kept
   * @return whether the engine has got further; if not, more has to come, or the engine needs
   *     something else first
   */
  boolean unwrap(ByteBuffer target) throws IOException {
    ByteBuffer into = target;
    while (true) {
      SSLEngineResult result = engine.unwrap(records, into);
      switch (result.getStatus()) {
        case BUFFER_UNDERFLOW -> {
          if (!fill()) {
            return false;
          }
        }
        case BUFFER_OVERFLOW ->
            into = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
        default -> {
          ended |= engine.isInboundDone();
          if (into != target && into.position() > 0) {
            plain = into.flip();
          }
          if (!records.hasRemaining()) {
            records = NOTHING;
          }
          return ended || result.bytesConsumed() > 0 || result.bytesProduced() > 0;
        }
      }
    }
  }

  /** Reads more of a record; returns whether anything has come. */
  private boolean fill() throws IOException {
    int size = engine.getSession().getPacketBufferSize();
    if (records.capacity() < size) {
      records = ByteBuffer.allocate(size).put(records);
    } else if (records.remaining() == records.capacity()) {
      records = ByteBuffer.allocate(records.capacity() + size).put(records);
    } else {
      records.compact();
    }
    int count = below.read(records);
    records.flip();
    if (!records.hasRemaining()) {
      records = NOTHING;
    }
    if (count < 0) {
      throw cutOff();
    }
    return count > 0;
  }

  private IOException cutOff() {
    return engine.getSession().isValid() && engine.getHandshakeSession() == null
        ? below.failures().truncated()
        : new SSLHandshakeException("the peer has closed the connection");
  }

  void clear() {
    records = NOTHING;
    plain = NOTHING;
  }
}
