package dev.fermata.io;

import dev.fermata.AsyncCloseable;
import dev.fermata.Task;
import dev.fermata.abi.Waiter;
import dev.fermata.io.call.IoCall;
import dev.fermata.io.call.Waiters;
import dev.fermata.io.stream.SendQueue;
import dev.fermata.io.transport.Transport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes bytes: asyncio's {@code StreamWriter}. To write never waits: what the system does not take
 * at once is kept. So write, and then wait until not too much is kept:
 *
 * <pre>{@code
 * writer.write(bytes);
 * await(writer.drain());
 * }</pre>
 *
 * <p>If the connection is lost, {@link #drain} and the other methods that return a task fail with
 * that {@link IOException}; {@code write} does nothing then, as in asyncio.
 */
public final class StreamWriter implements AsyncCloseable {
  /** How much may be kept before {@link #drain} waits, if nothing else is said: 64 KiB. */
  public static final int DEFAULT_HIGH_WATER = 64 * 1024;

  private Transport transport;
  private final SendQueue queue = new SendQueue();
  private final Waiters waiters = new Waiters();
  private int high = DEFAULT_HIGH_WATER;
  private int low = DEFAULT_HIGH_WATER / 4;
  private boolean paused;
  private boolean closing;
  private boolean endAsked;
  private boolean endWritten;
  private boolean closed;
  private @Nullable IOException failure;
  private @Nullable Runnable whenClosed;
  private @Nullable Consumer<IOException> whenLost;

  StreamWriter(Transport transport) {
    this.transport = transport;
  }

  // Writing.

  /**
   * Writes bytes. They may be changed afterwards.
   *
   * @throws IllegalStateException after {@link #writeEof} or {@link #closeAsync}
   */
  public void write(byte[] bytes) {
    write(ByteBuffer.wrap(bytes));
  }

  /**
   * Writes a part of an array. It may be changed afterwards.
   *
   * @throws IndexOutOfBoundsException if there is no such part
   * @throws IllegalStateException after {@link #writeEof} or {@link #closeAsync}
   */
  public void write(byte[] bytes, int offset, int length) {
    write(ByteBuffer.wrap(bytes, offset, length));
  }

  /**
   * Writes text in UTF-8.
   *
   * @throws IllegalStateException after {@link #writeEof} or {@link #closeAsync}
   */
  public void write(String text) {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes what remains in {@code source}, which may be changed afterwards.
   *
   * @throws IllegalStateException after {@link #writeEof} or {@link #closeAsync}
   */
  public void write(ByteBuffer source) {
    requireOpen();
    if (failure != null) {
      source.position(source.limit());
      return;
    }
    try {
      writeNow(source);
      if (source.hasRemaining()) {
        keep(source);
      }
    } catch (IOException e) {
      source.position(source.limit());
      lose(e);
    }
  }

  /** Writes what the system takes, unless something has to come before. */
  private void writeNow(ByteBuffer source) throws IOException {
    if (queue.isEmpty() && !transport.isGreedy()) {
      transport.write(source);
    }
  }

  private void keep(ByteBuffer source) {
    boolean first = queue.isEmpty();
    queue.append(source);
    paused |= queue.size() > high;
    if (first) {
      transport.awaitWritable();
    }
  }

  /**
   * Waits until the system has taken what remains in {@code source}, and keeps no copy of it
   * meanwhile.
   *
   * @param source must not be changed until then; if the task is cancelled, its position tells how
   *     much has been written
   * @throws IllegalStateException after {@link #writeEof} or {@link #closeAsync}
   */
  public Task<@Nullable Void> send(ByteBuffer source) {
    requireOpen();
    if (failure != null) {
      return Task.failed(failure);
    }
    try {
      writeNow(source);
    } catch (IOException e) {
      lose(e);
      return Task.failed(e);
    }
    return source.hasRemaining() ? new Send(source).begin() : Task.done();
  }

  /**
   * Waits while too much is kept: asyncio's {@code drain}. It waits from when that is more than the
   * high-water mark until it is no more than the low one.
   */
  public Task<@Nullable Void> drain() {
    if (failure == null && !paused && !transport.isGreedy()) {
      return Task.done();
    }
    return new Drain().begin();
  }

  /**
   * Says how much may be kept: asyncio's {@code set_write_buffer_limits}.
   *
   * @param high from how many bytes on {@link #drain} waits
   * @param low up to how many bytes it waits
   * @throws IllegalArgumentException unless {@code 0 <= low <= high}
   */
  public void setWaterMarks(int low, int high) {
    if (low < 0 || low > high) {
      throw new IllegalArgumentException(
          "Water marks have to be 0 <= low <= high, but are " + low + " and " + high);
    }
    this.low = low;
    this.high = high;
    paused = queue.size() > high;
    waiters.wakeAll();
  }

  /** How many bytes are kept: asyncio's {@code get_write_buffer_size}. */
  public long pending() {
    return queue.size();
  }

  // Ending.

  /**
   * Tells the peer that no more is coming, after what is kept; it may go on to send: asyncio's
   * {@code write_eof}.
   *
   * @throws UnsupportedOperationException if {@link #canWriteEof} says so
   * @throws IllegalStateException after {@link #closeAsync}
   */
  public void writeEof() {
    if (!canWriteEof()) {
      throw new UnsupportedOperationException(
          "This connection cannot be closed in one direction. Close it as a whole");
    }
    if (closing) {
      throw closedAlready();
    }
    endAsked = true;
    flush();
  }

  /** Whether {@link #writeEof} is possible, which TLS before version 1.3 has not. */
  public boolean canWriteEof() {
    return transport.canCloseOutput();
  }

  /**
   * Closes the connection after what is kept has been written: asyncio's {@code close} and {@code
   * wait_closed}. It begins to do so at once, whether or not the task is awaited.
   *
   * @return complete when it is closed. Fails if the connection is lost before. If it is cancelled,
   *     the connection is closed at once, as by {@link #abort}
   */
  @Override
  public Task<@Nullable Void> closeAsync() {
    beginClose();
    return new Close().begin();
  }

  /** Waits until the connection is closed, in whichever way: asyncio's {@code wait_closed}. */
  public Task<@Nullable Void> waitClosed() {
    return closed ? Task.done() : new WaitClosed().begin();
  }

  /** Closes the connection at once; what is kept is lost: asyncio's {@code transport.abort}. */
  public void abort() {
    closing = true;
    queue.clear();
    finish();
  }

  /** Whether the connection is closed, or about to be: asyncio's {@code is_closing}. */
  public boolean isClosing() {
    return closing || failure != null;
  }

  // For the connection.

  /** Closes after what is kept has been written. */
  void beginClose() {
    if (!closing) {
      closing = true;
      flush();
    }
  }

  void mayWrite() {
    flush();
  }

  /** Has {@code action} run when the connection is closed, or has been. */
  void whenClosed(Runnable action) {
    if (closed) {
      action.run();
    } else {
      whenClosed = action;
    }
  }

  /** Has {@code waiter} woken when something has been written, or everything is over. */
  void awaitProgress(Waiter waiter) {
    waiters.add(waiter);
  }

  /** Makes sure that the transport can be changed. */
  void requireConnected() throws IOException {
    if (failure != null) {
      throw failure;
    }
    requireOpen();
  }

  /** Has {@code action} told what the connection was lost by, before it is closed. */
  void whenLost(Consumer<IOException> action) {
    whenLost = action;
  }

  /** Goes on with what stands before the transport. */
  void switchTo(Transport other) {
    transport = other;
  }

  private void flush() {
    if (closed) {
      waiters.wakeAll();
      return;
    }
    try {
      queue.writeTo(transport);
      if (queue.size() <= low) {
        paused = false;
      }
      boolean done = queue.isEmpty() && closeOutput();
      if (!done && (!queue.isEmpty() || endAsked || closing)) {
        transport.awaitWritable();
      }
      if (done && closing) {
        finish();
      }
    } catch (IOException e) {
      lose(e);
    }
    waiters.wakeAll();
  }

  /** Whether there is nothing more to do at the end of what is written. */
  private boolean closeOutput() throws IOException {
    if (closing) {
      return transport.prepareClose();
    }
    if (endAsked && !endWritten) {
      endWritten = transport.closeOutput();
      return endWritten;
    }
    return true;
  }

  private void lose(IOException e) {
    if (failure == null && !closed) {
      failure = e;
      queue.clear();
      if (whenLost != null) {
        whenLost.accept(e);
      }
      finish();
    }
  }

  private void finish() {
    if (!closed) {
      closed = true;
      transport.close();
      waiters.wakeAll();
      if (whenClosed != null) {
        whenClosed.run();
      }
    }
  }

  private void requireOpen() {
    if (endAsked || closing) {
      throw endAsked && !closing
          ? new IllegalStateException("A write after writeEof()")
          : closedAlready();
    }
  }

  private static IllegalStateException closedAlready() {
    return new IllegalStateException("The connection has been closed at this end already");
  }

  /** A call that looks again whenever something has been written, or everything is over. */
  private abstract class WriteCall extends IoCall<@Nullable Void> {
    final Object await() {
      awaitProgress(newWaiter());
      return NOT_YET;
    }
  }

  private final class Drain extends WriteCall {
    private boolean yielded;

    @Override
    protected @Nullable Object attempt() throws IOException {
      if (failure != null) {
        throw failure;
      }
      if (closed) {
        return null;
      }
      if (!yielded && !paused && transport.isGreedy()) {
        yielded = true;
        transport.awaitWritable();
        return await();
      }
      return paused ? await() : null;
    }
  }

  private final class Send extends WriteCall {
    private final ByteBuffer source;
    private boolean begun;

    Send(ByteBuffer source) {
      this.source = Objects.requireNonNull(source, "source");
    }

    @Override
    protected @Nullable Object attempt() throws IOException {
      if (!source.hasRemaining()) {
        return null;
      }
      if (failure != null) {
        throw failure;
      }
      if (closed) {
        throw new ConnectionClosedException();
      }
      if (!begun) {
        begun = true;
        queue.add(source);
        transport.awaitWritable();
      }
      return await();
    }

    @Override
    protected void ended() {
      queue.remove(source);
    }
  }

  private class WaitClosed extends WriteCall {
    @Override
    protected @Nullable Object attempt() throws IOException {
      if (!closed) {
        return await();
      }
      return null;
    }
  }

  private final class Close extends WaitClosed {
    @Override
    protected @Nullable Object attempt() throws IOException {
      Object value = super.attempt();
      if (value != NOT_YET && failure != null) {
        // Another than drain() fails with: a try that closes suppresses the one in the other.
        throw new IOException("The connection was lost: " + failure.getMessage(), failure);
      }
      return value;
    }

    @Override
    protected void ended() {
      if (!closed) {
        abort();
      }
    }
  }
}
