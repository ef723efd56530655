package dev.fermata.io.stream;

import dev.fermata.abi.Waiter;
import dev.fermata.io.transport.Failures;
import dev.fermata.io.transport.Transport;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A buffer that knows where more comes from, and who waits for it. */
public final class Input extends ReceiveBuffer {
  /** How much is kept while a separator is looked for. */
  final int limit;

  private Transport transport;
  private boolean ended;
  private boolean reading;
  private @Nullable Waiter waiter;
  private @Nullable IOException lost;

  public Input(Transport transport, int limit) {
    this.transport = transport;
    this.limit = limit;
  }

  // For the calls that read.

  void beginRead() {
    if (reading) {
      throw new IllegalStateException(
          "Another task reads from this stream already. Only one may at a time");
    }
    reading = true;
  }

  void endRead() {
    reading = false;
    waiter = null;
  }

  /** Whether nothing more comes. */
  public boolean hasEnded() {
    return ended;
  }

  /**
   * Reads straight into {@code target}.
   *
   * @return as {@link Transport#read}
   */
  int fill(ByteBuffer target) throws IOException {
    if (lost != null) {
      throw lost;
    }
    int count = transport.read(target);
    ended |= count < 0;
    return count;
  }

  /**
   * Reads into the buffer.
   *
   * @return as {@link Transport#read}
   */
  int fill() throws IOException {
    ByteBuffer scratch = transport.scratch();
    int count = fill(scratch);
    if (count > 0) {
      append(scratch.flip());
    }
    return count;
  }

  /** A buffer that is used before anything else happens. */
  ByteBuffer scratch() {
    return transport.scratch();
  }

  /** Has {@code waiter} woken when more may have come. */
  void await(Waiter waiter) {
    this.waiter = waiter;
    transport.awaitReadable();
  }

  Failures failures() {
    return transport.failures();
  }

  // For the connection.

  /** The connection was lost to whoever wrote. */
  public void lose(IOException failure) {
    lost = failure;
  }

  /** Wakes whoever waits for more. */
  public void mayRead() {
    if (waiter != null) {
      waiter.wake();
    }
  }

  /**
   * Makes sure that the transport can be changed.
   *
   * @throws IllegalStateException if a task reads
   */
  public void requireIdle() {
    if (reading) {
      throw new IllegalStateException(
          "A task reads from this connection, and could read what the other end has encrypted."
              + " Begin TLS when it has ended");
    }
  }

  /** Goes on with what stands before the transport. */
  public void switchTo(Transport other) {
    transport = other;
  }
}
