package dev.fermata.io;

import dev.fermata.AsyncGenerator;
import dev.fermata.AsyncIterator;
import dev.fermata.Task;
import dev.fermata.io.stream.Input;
import dev.fermata.io.stream.ReadAll;
import dev.fermata.io.stream.ReadExactly;
import dev.fermata.io.stream.ReadInto;
import dev.fermata.io.stream.ReadLine;
import dev.fermata.io.stream.ReadSome;
import dev.fermata.io.stream.ReadUntil;
import dev.fermata.io.transport.Transport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads bytes as they come: asyncio's {@code StreamReader}. Only one task may read at a time.
 *
 * <p>Nothing is read from the system before it is asked for, so that a peer which sends faster than
 * the program reads has to wait.
 *
 * <p>All methods fail with an {@link IOException} if the connection is lost, and with a {@link
 * ConnectionClosedException} if it is closed at this end. Whoever is cancelled while it reads loses
 * nothing: what has come is there for the next.
 */
public final class StreamReader {
  /** How much a reader keeps while it looks for a separator, if nothing else is said: 64 KiB. */
  public static final int DEFAULT_LIMIT = 64 * 1024;

  final Input input;

  StreamReader(Transport transport, int limit) {
    input = new Input(transport, limit);
  }

  // Reading.

  /**
   * Waits until anything has come: asyncio's {@code read(n)}.
   *
   * @param most how many bytes to read at most, positive
   * @return what has come; empty at the end of the stream
   */
  public Task<byte[]> read(int most) {
    requirePositive(most);
    return new ReadSome(input, most).begin();
  }

  /**
   * Waits until anything has come, and reads it into {@code target} without a copy in between.
   *
   * @param target has room; its position moves on
   * @return how many bytes; -1 at the end of the stream
   * @throws IllegalArgumentException if {@code target} has no room
   */
  public Task<Integer> read(ByteBuffer target) {
    if (!target.hasRemaining()) {
      throw new IllegalArgumentException("There is no room in the buffer to read into: " + target);
    }
    return new ReadInto(input, target).begin();
  }

  /** Waits for the end of the stream, and reads all up to there: asyncio's {@code read()}. */
  public Task<byte[]> readAll() {
    return new ReadAll(input).begin();
  }

  /**
   * Waits until {@code count} bytes have come: asyncio's {@code readexactly}.
   *
   * @param count how many bytes, not negative; may be more than the limit
   * @return fails with {@link IncompleteReadException} if the stream ends before
   */
  public Task<byte[]> readExactly(int count) {
    if (count < 0) {
      throw new IllegalArgumentException("readExactly of " + count + " bytes");
    }
    return new ReadExactly(input, count).begin();
  }

  /**
   * Waits for a separator, and reads all up to it, and it: asyncio's {@code readuntil}.
   *
   * @param separators one or more, none of them empty; the one that ends first counts
   * @return fails with {@link IncompleteReadException} if the stream ends before, and with {@link
   *     LimitOverrunException} if there is more before the separator than the limit, which can
   *     still be read then
   */
  public Task<byte[]> readUntil(byte[]... separators) {
    if (separators.length == 0) {
      throw new IllegalArgumentException("readUntil without a separator");
    }
    for (byte[] separator : separators) {
      if (separator.length == 0) {
        throw new IllegalArgumentException("readUntil of an empty separator");
      }
    }
    return new ReadUntil(input, List.of(separators)).begin();
  }

  /** As {@link #readLine(Charset)}, in UTF-8. */
  public Task<@Nullable String> readLine() {
    return readLine(StandardCharsets.UTF_8);
  }

  /**
   * Waits for the end of a line: asyncio's {@code readline}. A line ends with a line feed, or with
   * a carriage return and a line feed, or with the stream.
   *
   * @return the line without its end; null at the end of the stream. Fails with {@link
   *     LimitOverrunException} if the line is longer than the limit; what has come of it is lost
   *     then
   */
  public Task<@Nullable String> readLine(Charset charset) {
    return new ReadLine<@Nullable String>(input, Objects.requireNonNull(charset, "charset"))
        .begin();
  }

  /** As {@link #lines(Charset)}, in UTF-8. */
  public AsyncGenerator<String> lines() {
    return lines(StandardCharsets.UTF_8);
  }

  /**
   * The lines up to the end of the stream: Python's {@code async for line in reader}.
   *
   * <pre>{@code for (String line : each(connection.reader().lines())) { ... }}</pre>
   */
  public AsyncGenerator<String> lines(Charset charset) {
    Objects.requireNonNull(charset, "charset");
    AsyncIterator<String> lines = () -> new ReadLine.Next(input, charset).begin();
    return AsyncGenerator.from(lines);
  }

  /** Whether the stream has ended and all of it was read: asyncio's {@code at_eof}. */
  public boolean atEnd() {
    return input.hasEnded() && input.isEmpty();
  }

  private static void requirePositive(int most) {
    if (most <= 0) {
      throw new IllegalArgumentException(
          "A read of at most " + most + " bytes would never read anything");
    }
  }
}
