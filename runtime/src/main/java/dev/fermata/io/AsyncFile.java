package dev.fermata.io;

import dev.fermata.AsyncCloseable;
import dev.fermata.EventLoop;
import dev.fermata.Task;
import dev.fermata.io.call.OffLoopCall;
import dev.fermata.io.files.CloseFile;
import dev.fermata.io.files.OpenFile;
import dev.fermata.io.files.PositionedFile;
import dev.fermata.io.files.ReadBuffer;
import dev.fermata.io.files.ReadBytes;
import dev.fermata.io.files.Truncate;
import dev.fermata.io.files.WriteBuffer;
import dev.fermata.sync.AsyncLock;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An open file, with a position at which it is read and written.
 *
 * <pre>{@code
 * try (var file = await(AsyncFile.open(path, READ))) {
 *   byte[] header = await(file.read(16));
 *   file.position(offset(header));
 *   byte[] rest = await(file.readAll());
 * }
 * }</pre>
 *
 * <p>One operation is done at a time, in the order in which they were called; tasks may call them
 * at the same time, as those that write lines to one log. All belong to the event loop in which the
 * file was opened.
 *
 * <p>If a task is cancelled while it awaits an operation that has not begun, that never does. One
 * that has begun is finished first, by its thread, and then the await throws; so buffers are the
 * task's own again when the await is over. A read that was cancelled has not moved the position: to
 * read again gives the same bytes. A write that was cancelled and had begun is in the file, and the
 * position is behind it. Neither closes the file.
 */
public final class AsyncFile implements AsyncCloseable {
  private final EventLoop loop;
  private final Path path;
  final PositionedFile file;
  private final AsyncLock lock = new AsyncLock();
  private boolean closed;

  AsyncFile(EventLoop loop, Path path, PositionedFile file) {
    this.loop = loop;
    this.path = path;
    this.file = file;
  }

  /**
   * Opens a file: {@link FileChannel#open(Path, OpenOption...)}.
   *
   * @param options as there; {@link java.nio.file.StandardOpenOption#READ} if there is none
   * @return at position 0, or at the end of a file that is opened to append; fails as {@code
   *     FileChannel.open} does, and with {@link java.nio.file.FileSystemException} if it has no
   *     position, as a pipe; with {@link IllegalStateException} if no event loop runs in this
   *     thread
   */
  public static Task<AsyncFile> open(Path path, OpenOption... options) {
    Objects.requireNonNull(path, "path");
    // There is one by the time of the call, which otherwise is not made.
    EventLoop loop = EventLoop.currentOrNull();
    return new OpenFile<>(
            path,
            Set.copyOf(List.of(options)),
            file -> new AsyncFile(Objects.requireNonNull(loop), path, file))
        .begin();
  }

  /** What was opened. */
  public Path path() {
    return path;
  }

  /**
   * Reads at the position, and moves it on, as {@link FileChannel#read(ByteBuffer)}. A cancelled
   * read leaves the position of {@code target} where it was, but may have overwritten what is
   * behind it.
   *
   * @param target not to be touched until the task has ended
   * @return how many bytes were read; -1 at the end of the file
   */
  public Task<Integer> read(ByteBuffer target) {
    return queue(new ReadBuffer(file, target));
  }

  /**
   * Reads {@code count} bytes at the position, and moves it on.
   *
   * @return less bytes if the file has no more, none at its end; fails with {@link
   *     IllegalArgumentException} if {@code count} is negative
   */
  public Task<byte[]> read(int count) {
    if (count < 0) {
      return Task.failed(
          new IllegalArgumentException("To read " + count + " bytes: must not be negative"));
    }
    return queue(new ReadBytes(file, count));
  }

  /** Reads from the position to the end. */
  public Task<byte[]> readAll() {
    return queue(new ReadBytes(file, Long.MAX_VALUE));
  }

  /**
   * Writes all of {@code source} at the position, or at the end of a file that was opened to
   * append, and moves the position on. If it fails, the positions of both say how much was written.
   *
   * @param source not to be touched until the task has ended
   */
  public Task<@Nullable Void> write(ByteBuffer source) {
    return queue(new WriteBuffer(file, source));
  }

  /**
   * As {@link #write(ByteBuffer)}.
   *
   * @param bytes not to be changed until the task has ended
   */
  public Task<@Nullable Void> write(byte[] bytes) {
    return write(ByteBuffer.wrap(bytes));
  }

  /**
   * Cuts the file off after {@code size} bytes; a position behind that becomes {@code size}: {@link
   * FileChannel#truncate}.
   */
  public Task<@Nullable Void> truncate(long size) {
    return queue(new Truncate(file, size));
  }

  /**
   * Has the device store what was written: {@link FileChannel#force}.
   *
   * @param metaData whether also what else the file system knows of the file, such as times
   */
  @SuppressWarnings("NullAway") // a call that returns nothing
  public Task<@Nullable Void> force(boolean metaData) {
    return queue(
        OffLoopCall.<@Nullable Void>of(
            () -> {
              file.channel().force(metaData);
              return null;
            }));
  }

  /** How many bytes the file has. */
  public Task<Long> size() {
    return queue(OffLoopCall.of(file.channel()::size));
  }

  /** Where the next operation reads or writes. */
  public long position() {
    return file.position();
  }

  /**
   * Says where the next operation is to read or write. It may be behind the end, where there is
   * nothing to read, and what is written leaves a gap.
   *
   * @throws IllegalArgumentException if {@code position} is negative
   * @throws IllegalStateException if an operation goes on, which moves the position at its end, or
   *     if this is not the loop of the file
   */
  public void position(long position) {
    if (position < 0) {
      throw new IllegalArgumentException("Position " + position + ": must not be negative");
    }
    if (EventLoop.currentOrNull() != loop) {
      throw inOtherLoop();
    }
    if (lock.locked()) {
      throw new IllegalStateException(
          "position("
              + position
              + ") of "
              + path
              + " while an operation goes on, which moves the position at its end. Await that"
              + " first");
    }
    file.position(position);
  }

  /** Whether {@link #closeAsync} has been called. */
  public boolean isClosed() {
    return closed;
  }

  /**
   * Closes the file when all operations that were called before have ended; those that are called
   * from now on fail with {@link ClosedChannelException}. It is closed even if the task that awaits
   * this is cancelled, which then has to wait for that.
   */
  @Override
  public Task<@Nullable Void> closeAsync() {
    if (EventLoop.currentOrNull() != loop) {
      return Task.failed(inOtherLoop());
    }
    closed = true;
    return new CloseFile(lock, file.channel()).begin();
  }

  private <T extends @Nullable Object> Task<T> queue(OffLoopCall<T> operation) {
    if (EventLoop.currentOrNull() != loop) {
      return Task.failed(inOtherLoop());
    }
    if (closed) {
      return Task.failed(new ClosedChannelException());
    }
    return lock.withLock(operation::begin);
  }

  private IllegalStateException inOtherLoop() {
    return new IllegalStateException(
        "The file "
            + path
            + " belongs to the event loop in which it was opened, and this is another thread or"
            + " loop. Use loop.submit(...) there, or open the file here");
  }

  /** The path, and whether the file is closed. */
  @Override
  public String toString() {
    return "AsyncFile[" + path + (closed ? ", closed]" : "]");
  }
}
