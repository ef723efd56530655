package dev.fermata.io.tls;

import dev.fermata.EventLoop;
import dev.fermata.Handle;
import dev.fermata.abi.Waiter;
import dev.fermata.io.transport.Transport;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * TLS in front of another transport, which carries its records.
 *
 * <p>The engine says what it needs before it can go on: bytes of the peer, room for a record of its
 * own, or a task that computes. That may come up in the midst of data (renegotiation in TLS 1.2,
 * new keys in 1.3), so that to read may have to write first, and to write to read. Whoever waits
 * for either tries again whenever anything has changed; what the engine needs is asked of the
 * transport below as soon as it is known.
 *
 * <p>At most a record of the peer and a few of this end are kept. So a peer that reads nothing, or
 * a program that does not, holds up the other.
 */
public final class TlsTransport extends Transport implements Transport.Listener {
  private final Transport below;
  private final SSLEngine engine;
  private final EventLoop loop;
  private final Duration closeTimeout;
  private final TlsInput input;
  private final TlsOutput output;
  private final TlsTasks tasks;

  private @Nullable Waiter handshaker;
  private boolean ready;
  private boolean readWaits;
  private boolean writeWaits;
  private boolean closing;
  private boolean closed;
  private boolean timeIsUp;
  private @Nullable Handle alarm;
  private @Nullable IOException failure;

  /**
   * @param before what has been read of the peer already
   */
  public TlsTransport(
      Transport below, SSLEngine engine, EventLoop loop, Duration closeTimeout, byte[] before) {
    super(below.failures());
    this.below = below;
    this.engine = engine;
    this.loop = loop;
    this.closeTimeout = closeTimeout;
    input = new TlsInput(engine, below, before);
    output = new TlsOutput(engine, below);
    tasks = new TlsTasks(engine, loop, this::changed);
    below.setListener(this);
  }

  public SSLEngine engine() {
    return engine;
  }

  /** Whether the handshake is over. */
  public boolean isReady() {
    return ready;
  }

  // The handshake.

  /**
   * Goes on with the handshake.
   *
   * @param waiter is woken when it is time to try again
   * @return whether it is over, and data can be read and written
   */
  public boolean handshake(Waiter waiter) throws IOException {
    requireOpen();
    handshaker = waiter;
    try {
      if (!ready) {
        ready = settle() && flush();
      }
    } catch (IOException | RuntimeException e) {
      throw fail(e);
    }
    if (ready) {
      handshaker = null;
      changed();
    } else if (!tasks.areRunning()) {
      below.awaitReadable();
    }
    return ready;
  }

  /** Gets the engine as far as it goes by itself; returns whether it takes data now. */
  private boolean settle() throws IOException {
    while (settleOutput()) {
      switch (engine.getHandshakeStatus()) {
        case NEED_UNWRAP -> {
          if (input.hasPlain() || input.hasEnded() || (!input.unwrap() && needsUnwrap())) {
            return false;
          }
        }
        default -> {
          return true;
        }
      }
    }
    return false;
  }

  /** Does what the engine needs but bytes of the peer; false if that cannot be done now. */
  private boolean settleOutput() throws IOException {
    while (!tasks.areRunning()) {
      switch (engine.getHandshakeStatus()) {
        case NEED_TASK -> tasks.begin();
        case NEED_WRAP -> {
          if (!output.hasRoom() && !flush()) {
            return false;
          }
          if (isAtEnd(output.wrap())) {
            return true;
          }
        }
        default -> {
          flush();
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isAtEnd(SSLEngineResult result) {
    return result.getStatus() == Status.CLOSED && result.bytesProduced() == 0;
  }

  private boolean flush() throws IOException {
    boolean all = output.flush();
    if (!all) {
      below.awaitWritable();
    }
    return all;
  }

  // Reading.

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (input.hasEnded() && !input.hasPlain()) {
      return -1;
    }
    requireOpen();
    if (closing) {
      throw failures().closed();
    }
    if (!ready) {
      return 0;
    }
    int start = target.position();
    try {
      pull(target);
    } catch (IOException | RuntimeException e) {
      if (target.position() == start) {
        throw fail(e);
      }
      fail(e);
    }
    int count = target.position() - start;
    if (writeWaits && count > 0 && !input.hasPlain() && needsInput()) {
      below.awaitReadable();
    }
    return count == 0 && input.hasEnded() ? -1 : count;
  }

  private void pull(ByteBuffer target) throws IOException {
    while (target.hasRemaining()) {
      if (input.hasPlain()) {
        input.take(target);
      } else if (input.hasEnded() || !settleOutput() || !input.unwrap(target)) {
        break;
      }
    }
    if (input.hasEnded()) {
      // Before TLS 1.3 the peer's close_notify is to be answered at once.
      settleOutput();
    }
  }

  @Override
  public void awaitReadable() {
    readWaits = true;
    if (ready && !tasks.areRunning()) {
      below.awaitReadable();
    }
  }

  // Writing.

  @Override
  public int write(ByteBuffer source) throws IOException {
    requireOpen();
    if (!ready) {
      return 0;
    }
    int start = source.position();
    try {
      push(source);
    } catch (IOException | RuntimeException e) {
      throw fail(e);
    }
    return source.position() - start;
  }

  /**
   * Does not wait for the end of a renegotiation, as far as the engine allows: that may lie behind
   * data of the peer, which nobody would read who first has to write.
   */
  private void push(ByteBuffer source) throws IOException {
    while (source.hasRemaining() && (output.isEmpty() || flush()) && settleOutput()) {
      boolean taken = wrap(source);
      if (!flush() || below.isGreedy() || (!taken && !settle())) {
        return;
      }
    }
  }

  /** Encrypts as much as there is room for; returns whether the engine takes data now. */
  private boolean wrap(ByteBuffer source) throws IOException {
    while (source.hasRemaining() && output.hasRoom()) {
      SSLEngineResult result = output.wrap(source);
      if (result.getStatus() == Status.CLOSED) {
        throw new SSLException("The peer has closed the TLS connection, so nothing can be sent");
      }
      if (result.bytesConsumed() == 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void awaitWritable() {
    writeWaits = true;
    if (!ready || tasks.areRunning()) {
      return;
    }
    if (needsInput()) {
      if (!input.hasPlain()) {
        below.awaitReadable();
      }
    } else {
      below.awaitWritable();
    }
  }

  /** Whether it is the peer that holds up what is written. */
  private boolean needsInput() {
    if (closing) {
      return output.isEmpty();
    }
    return output.isEmpty() && needsUnwrap();
  }

  private boolean needsUnwrap() {
    return engine.getHandshakeStatus() == HandshakeStatus.NEED_UNWRAP;
  }

  // Closing.

  /** From version 1.3 on a {@code close_notify} is for one direction (RFC 8446 section 6.1). */
  @Override
  public boolean canCloseOutput() {
    return engine.getSession().getProtocol().equals("TLSv1.3");
  }

  @Override
  public boolean closeOutput() throws IOException {
    requireOpen();
    if (!ready) {
      return false;
    }
    try {
      return sayGoodbye();
    } catch (IOException | RuntimeException e) {
      throw fail(e);
    }
  }

  private boolean sayGoodbye() throws IOException {
    engine.closeOutbound();
    while (!engine.isOutboundDone()) {
      if (tasks.areRunning() || (!output.hasRoom() && !flush())) {
        return false;
      }
      if (isAtEnd(output.wrap())) {
        break;
      }
    }
    return flush();
  }

  /** Says goodbye, and waits for that of the peer, but not for long. */
  @Override
  public boolean prepareClose() throws IOException {
    if (!ready || closed || failure != null) {
      return true;
    }
    if (!closing) {
      closing = true;
      alarm = loop.callLater(closeTimeout, this::giveUp);
      readWaits = false;
      tellMayRead();
    }
    if (!closeOutput()) {
      if (timeIsUp) {
        throw new SSLException(
            "The peer has not read all that was written within "
                + closeTimeout
                + " of the close. See TlsOptions.closeTimeout");
      }
      return false;
    }
    if (below.canCloseOutput()) {
      // Many peers close when they see the end of the stream rather than of TLS.
      below.closeOutput();
    }
    return timeIsUp || closeTimeout.isZero() || peerHasEnded();
  }

  /** What the peer sends meanwhile nobody reads any more. */
  private boolean peerHasEnded() {
    try {
      while (true) {
        input.drop();
        if (input.hasEnded()) {
          return true;
        }
        if (!input.unwrap(below.scratch())) {
          // If it needs the other direction, which is closed, it never gets further.
          return engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING && !needsUnwrap();
        }
      }
    } catch (IOException | RuntimeException e) {
      return true;
    }
  }

  private void giveUp() {
    timeIsUp = true;
    changed();
  }

  @Override
  public void close() {
    closed = true;
    if (alarm != null) {
      alarm.cancel();
    }
    output.clear();
    input.clear();
    below.close();
    changed();
    tellMayRead();
    tellMayWrite();
  }

  // Failing.

  private void requireOpen() throws IOException {
    if (failure != null) {
      throw failure;
    }
    if (closed) {
      throw failures().closed();
    }
  }

  /** Keeps what has failed for whoever tries next, and tells the peer why, if that can be done. */
  private IOException fail(Exception e) {
    if (failure == null) {
      failure =
          e instanceof IOException io ? io : new SSLException("The TLS engine has failed: " + e, e);
      try {
        settleOutput();
        output.flush();
      } catch (IOException | RuntimeException other) {
        failure.addSuppressed(other);
      }
    }
    return failure;
  }

  // What comes from below.

  @Override
  public void mayRead() {
    changed();
  }

  @Override
  public void mayWrite() {
    try {
      if (!closed && failure == null) {
        flush();
      }
    } catch (IOException e) {
      fail(e);
    }
    changed();
  }

  private void changed() {
    if (handshaker != null) {
      handshaker.wake();
    }
    if (readWaits) {
      readWaits = false;
      tellMayRead();
    }
    if (writeWaits) {
      writeWaits = false;
      tellMayWrite();
    }
  }

  @Override
  public boolean isGreedy() {
    return below.isGreedy();
  }

  @Override
  public @Nullable SocketAddress localAddress() {
    return below.localAddress();
  }

  @Override
  public @Nullable SocketAddress remoteAddress() {
    return below.remoteAddress();
  }

  @Override
  public ByteBuffer scratch() {
    return below.scratch();
  }
}
