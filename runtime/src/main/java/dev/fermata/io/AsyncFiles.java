package dev.fermata.io;

import dev.fermata.AsyncGenerator;
import dev.fermata.Task;
import dev.fermata.io.call.OffLoopCall;
import dev.fermata.io.files.CopyFile;
import dev.fermata.io.files.LineReader;
import dev.fermata.io.files.OpenWatch;
import dev.fermata.io.files.PathReader;
import dev.fermata.io.files.ReadFile;
import dev.fermata.io.files.ReadItems;
import dev.fermata.io.files.WriteAtomically;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Files without blocking: what {@link Files} does, by the same names and with the same exceptions,
 * in a thread of the loop's default executor.
 *
 * <pre>{@code
 * String text = await(AsyncFiles.readString(path), IOException.class);
 * for (String line : each(AsyncFiles.lines(path))) { ... }
 * }</pre>
 *
 * <p>All calls begin at once, but {@link #lines}, {@link #list} and {@link #walk} when the first
 * item is asked for. They have to be made in the thread of an event loop; elsewhere they fail with
 * {@link IllegalStateException}.
 *
 * <p>If its task is cancelled, a call that has not begun never does, and one that has is waited
 * for:
 *
 * <ul>
 *   <li>{@link #readAllBytes} and its like, {@link #copy} and {@link #writeAtomically} stop at the
 *       next block, and leave no trace;
 *   <li>all other calls, {@link #write} among them, are finished first. Then the await throws all
 *       the same.
 * </ul>
 *
 * <p>What is not here is seldom needed, and {@code toThread(() -> Files.…)} calls it.
 */
public final class AsyncFiles {
  private AsyncFiles() {}

  // Reading.

  /**
   * Reads a whole file: {@link Files#readAllBytes}.
   *
   * @return fails with {@link java.nio.file.NoSuchFileException} if there is no such file, with
   *     {@link java.nio.file.AccessDeniedException} if it may not be read, and with an {@link
   *     IOException} if it is a directory
   */
  public static Task<byte[]> readAllBytes(Path path) {
    return new ReadFile<>(Objects.requireNonNull(path, "path"), bytes -> bytes).begin();
  }

  /** As {@link #readString(Path, Charset)}, for UTF-8. */
  public static Task<String> readString(Path path) {
    return readString(path, StandardCharsets.UTF_8);
  }

  /**
   * Reads a whole file as text: {@link Files#readString(Path, Charset)}.
   *
   * @return fails as {@link #readAllBytes} does, and with {@link CharacterCodingException} if the
   *     bytes are no text in {@code charset}
   */
  public static Task<String> readString(Path path, Charset charset) {
    Objects.requireNonNull(charset, "charset");
    return new ReadFile<>(
            Objects.requireNonNull(path, "path"),
            // A new decoder reports what is malformed; that of String replaces it.
            bytes -> charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString())
        .begin();
  }

  /** As {@link #lines(Path, Charset)}, for UTF-8. */
  public static AsyncGenerator<String> lines(Path path) {
    return lines(path, StandardCharsets.UTF_8);
  }

  /**
   * The lines of a file, without what ends them: {@link Files#lines(Path, Charset)}. Many lines are
   * read at a time, so that one costs little. Of a pipe, they come when they have been written.
   *
   * @return opens the file when the first line is asked for, and closes it at the end, and when it
   *     is closed or cancelled; to ask for a line fails as {@link #readString} does, behind the
   *     lines before the malformed bytes that were decoded already
   */
  public static AsyncGenerator<String> lines(Path path, Charset charset) {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(charset, "charset");
    return new ReadItems<>(() -> new LineReader(path, charset));
  }

  // Writing.

  /**
   * Writes a file: {@link Files#write(Path, byte[], OpenOption...)}.
   *
   * @param bytes not to be changed until the task has ended
   * @param options as there: without any, the file is made, or cut to nothing first; {@link
   *     java.nio.file.StandardOpenOption#APPEND} appends to it
   * @return {@code path}; fails with an {@link IOException} if the file can not be written, or the
   *     device is full. What was written before that stays, which {@link #writeAtomically} avoids
   */
  public static Task<Path> write(Path path, byte[] bytes, OpenOption... options) {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(bytes, "bytes");
    OpenOption[] copy = options.clone();
    return OffLoopCall.<Path>of(() -> Files.write(path, bytes, copy)).begin();
  }

  /** As {@link #writeString(Path, CharSequence, Charset, OpenOption...)}, in UTF-8. */
  public static Task<Path> writeString(Path path, CharSequence text, OpenOption... options) {
    return writeString(path, text, StandardCharsets.UTF_8, options);
  }

  /**
   * Writes a file: {@link Files#writeString(Path, CharSequence, Charset, OpenOption...)}.
   *
   * @param text not to be changed until the task has ended
   * @return as {@link #write}; fails with {@link CharacterCodingException}, and leaves the file as
   *     it is, if {@code charset} has no bytes for the text
   */
  public static Task<Path> writeString(
      Path path, CharSequence text, Charset charset, OpenOption... options) {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(charset, "charset");
    OpenOption[] copy = options.clone();
    return OffLoopCall.<Path>of(() -> Files.writeString(path, text, charset, copy)).begin();
  }

  /**
   * Replaces the contents of a file, or makes it, so that everybody always finds a whole one: the
   * old or the new. Even after a power failure; for that, the call waits until the device has
   * stored the bytes. They are written to a hidden file in the same directory, which then takes the
   * place of the old one. The new file has the permissions of the old one; links to that by other
   * names ("hard links") still lead to the old contents.
   *
   * @param bytes not to be changed until the task has ended
   * @return {@code path}; fails as {@link #write} does, and leaves the file as it is and no other.
   *     So does a cancellation, unless the new file was in its place already
   */
  public static Task<Path> writeAtomically(Path path, byte[] bytes) {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(bytes, "bytes");
    return new WriteAtomically(path, () -> ByteBuffer.wrap(bytes)).begin();
  }

  /**
   * As {@link #writeAtomically(Path, byte[])}, in UTF-8.
   *
   * @param text not to be changed until the task has ended
   */
  public static Task<Path> writeAtomically(Path path, CharSequence text) {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(text, "text");
    return new WriteAtomically(
            path, () -> StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text)))
        .begin();
  }

  // Copying, moving, deleting.

  /**
   * Copies a file: {@link Files#copy(Path, Path, CopyOption...)}. The contents are written to a
   * hidden file beside {@code target}, which takes that name when it is whole. So a copy that fails
   * or is cancelled leaves what was there, if anything, and no half of a file.
   *
   * @param options as there; with {@link java.nio.file.StandardCopyOption#COPY_ATTRIBUTES}, times
   *     are copied. The permissions always are
   * @return {@code target}; fails with {@link java.nio.file.FileAlreadyExistsException} if there is
   *     such a file, without {@link java.nio.file.StandardCopyOption#REPLACE_EXISTING}
   */
  public static Task<Path> copy(Path source, Path target, CopyOption... options) {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(target, "target");
    return new CopyFile(source, target, options).begin();
  }

  /**
   * Moves or renames a file: {@link Files#move}.
   *
   * @return {@code target}
   */
  public static Task<Path> move(Path source, Path target, CopyOption... options) {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(target, "target");
    CopyOption[] copy = options.clone();
    return OffLoopCall.<Path>of(() -> Files.move(source, target, copy)).begin();
  }

  /** Deletes a file, or a directory that is empty: {@link Files#delete}. */
  @SuppressWarnings("NullAway") // a call that returns nothing
  public static Task<@Nullable Void> delete(Path path) {
    Objects.requireNonNull(path, "path");
    Callable<@Nullable Void> call =
        () -> {
          Files.delete(path);
          return null;
        };
    return OffLoopCall.<@Nullable Void>of(call).begin();
  }

  /**
   * Deletes a file, or a directory that is empty: {@link Files#deleteIfExists}.
   *
   * @return whether there was one
   */
  public static Task<Boolean> deleteIfExists(Path path) {
    Objects.requireNonNull(path, "path");
    return OffLoopCall.<Boolean>of(() -> Files.deleteIfExists(path)).begin();
  }

  /**
   * Makes a directory: {@link Files#createDirectory}.
   *
   * @return {@code directory}
   */
  public static Task<Path> createDirectory(Path directory, FileAttribute<?>... attributes) {
    Objects.requireNonNull(directory, "directory");
    FileAttribute<?>[] copy = attributes.clone();
    return OffLoopCall.<Path>of(() -> Files.createDirectory(directory, copy)).begin();
  }

  /**
   * Makes a directory and those that it is in, where they are missing: {@link
   * Files#createDirectories}.
   *
   * @return {@code directory}
   */
  public static Task<Path> createDirectories(Path directory, FileAttribute<?>... attributes) {
    Objects.requireNonNull(directory, "directory");
    FileAttribute<?>[] copy = attributes.clone();
    return OffLoopCall.<Path>of(() -> Files.createDirectories(directory, copy)).begin();
  }

  // What is known of a file.

  /** Whether there is such a file or directory: {@link Files#exists}. */
  public static Task<Boolean> exists(Path path, LinkOption... options) {
    Objects.requireNonNull(path, "path");
    LinkOption[] copy = options.clone();
    return OffLoopCall.<Boolean>of(() -> Files.exists(path, copy)).begin();
  }

  /**
   * Whether there is such a file, and it is no directory or device: {@link Files#isRegularFile}.
   */
  public static Task<Boolean> isRegularFile(Path path, LinkOption... options) {
    Objects.requireNonNull(path, "path");
    LinkOption[] copy = options.clone();
    return OffLoopCall.<Boolean>of(() -> Files.isRegularFile(path, copy)).begin();
  }

  /** Whether there is such a directory: {@link Files#isDirectory}. */
  public static Task<Boolean> isDirectory(Path path, LinkOption... options) {
    Objects.requireNonNull(path, "path");
    LinkOption[] copy = options.clone();
    return OffLoopCall.<Boolean>of(() -> Files.isDirectory(path, copy)).begin();
  }

  /** How many bytes a file has: {@link Files#size}. */
  public static Task<Long> size(Path path) {
    Objects.requireNonNull(path, "path");
    return OffLoopCall.<Long>of(() -> Files.size(path)).begin();
  }

  /**
   * Size, times, kind and whatever else is known of a file: {@link Files#readAttributes(Path,
   * Class, LinkOption...)}.
   */
  public static <A extends BasicFileAttributes> Task<A> readAttributes(
      Path path, Class<A> type, LinkOption... options) {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(type, "type");
    LinkOption[] copy = options.clone();
    return OffLoopCall.<A>of(() -> Files.readAttributes(path, type, copy)).begin();
  }

  // Directories.

  /**
   * What is in a directory, in no particular order: {@link Files#list}.
   *
   * @return opens the directory when the first path is asked for, and closes it as {@link #lines}
   *     does its file; to ask for a path fails with {@link java.nio.file.NotDirectoryException} if
   *     it is no directory
   */
  public static AsyncGenerator<Path> list(Path directory) {
    Objects.requireNonNull(directory, "directory");
    return new ReadItems<>(() -> new PathReader(Files.list(directory)));
  }

  /** As {@link #walk(Path, int, FileVisitOption...)}, to any depth. */
  public static AsyncGenerator<Path> walk(Path start, FileVisitOption... options) {
    return walk(start, Integer.MAX_VALUE, options);
  }

  /**
   * A file or directory and all that is in it, each directory before what is in it: {@link
   * Files#walk(Path, int, FileVisitOption...)}.
   *
   * @param maxDepth how many levels to go down; 0 is {@code start} alone
   * @param options {@link FileVisitOption#FOLLOW_LINKS}, to go on behind links to directories
   * @return closes what it has open as {@link #lines} does. To ask for a path fails with what is
   *     wrong with a directory, such as {@link java.nio.file.AccessDeniedException}, and with
   *     {@link java.nio.file.FileSystemLoopException} if links lead back; that is the end of it
   * @throws IllegalArgumentException if {@code maxDepth} is negative
   */
  public static AsyncGenerator<Path> walk(Path start, int maxDepth, FileVisitOption... options) {
    Objects.requireNonNull(start, "start");
    if (maxDepth < 0) {
      throw new IllegalArgumentException("Depth " + maxDepth + ": must not be negative");
    }
    FileVisitOption[] copy = options.clone();
    return new ReadItems<>(() -> new PathReader(Files.walk(start, maxDepth, copy)));
  }

  /**
   * Watches a directory: what is made, changed and deleted in it, but not in the directories in it;
   * see {@link java.nio.file.WatchService}.
   *
   * <pre>{@code
   * for (FileEvent event : each(await(AsyncFiles.watch(directory)))) { ... }
   * }</pre>
   *
   * @return ends when the directory is being watched, so that nothing that happens from then on is
   *     missed; fails with {@link java.nio.file.NotDirectoryException} if it is none. The events
   *     end when the directory is deleted. Until they are closed, a thread of {@link
   *     dev.fermata.Fermata#blocking} waits for the next one, whenever a task does
   */
  public static Task<AsyncGenerator<FileEvent>> watch(Path directory) {
    return new OpenWatch<>(Objects.requireNonNull(directory, "directory"), FileEvent::of).begin();
  }
}
