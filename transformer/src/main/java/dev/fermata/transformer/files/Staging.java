package dev.fermata.transformer.files;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files that wait beside a root to take the places of old ones.
 *
 * <p>Everything that takes room on the disk (the new files, and a second link to each old one) is
 * made before the first file changes, so that what is left are renames: each of them is atomic, and
 * each can be undone. They are done in the order in which they were asked for.
 */
final class Staging implements Closeable {
  private final Path folder;
  private final List<FileSwap> swaps = new ArrayList<>();
  private final Deque<FileSwap> applied = new ArrayDeque<>();

  /** Writes the content of a new file. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Uses {@code folder}, which must not exist; it is deleted in the end. */
  Staging(Path folder) throws WriteException {
    this.folder = folder;
    try {
      Files.createDirectory(folder);
    } catch (IOException e) {
      throw new WriteException(folder, e);
    }
  }

  /** Prepares {@code target} to be replaced or created. */
  void write(Path target, Content content) throws WriteException {
    Path replacement = folder.resolve(swaps.size() + ".new");
    try (OutputStream out =
        new BufferedOutputStream(
            Files.newOutputStream(replacement, StandardOpenOption.CREATE_NEW))) {
      content.writeTo(out);
    } catch (IOException e) {
      throw new WriteException(target, e);
    }
    try {
      copyPermissions(target, replacement);
      swaps.add(new FileSwap(target, replacement, keepOriginal(target)));
    } catch (IOException e) {
      throw new WriteException(target, e);
    }
  }

  /** Prepares {@code target} to be deleted. */
  void delete(Path target) throws WriteException {
    try {
      swaps.add(new FileSwap(target, null, keepOriginal(target)));
    } catch (IOException e) {
      throw new WriteException(target, e);
    }
  }

  /** Puts everything into place. After a failure what was done can be {@link #undo undone}. */
  void apply() throws WriteException {
    for (FileSwap swap : swaps) {
      swap.apply();
      applied.push(swap);
    }
  }

  /** Puts back what {@link #apply} has replaced; tries all files even if one fails. */
  void undo() throws IOException {
    IOException failure = null;
    for (FileSwap swap : applied) {
      try {
        swap.undo();
      } catch (IOException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    applied.clear();
    if (failure != null) {
      throw failure;
    }
  }

  Path folder() {
    return folder;
  }

  /** Forgets the originals. */
  @Override
  public void close() throws IOException {
    remove(folder);
  }

  /**
   * Deletes a staging folder, also one that a process left behind that was killed; none is fine.
   */
  static void remove(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> list = Files.list(folder)) {
      files = list.toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
    Files.delete(folder);
  }

  private @Nullable Path keepOriginal(Path target) throws IOException {
    if (!Files.isRegularFile(target)) {
      return null;
    }
    Path original = folder.resolve(swaps.size() + ".old");
    try {
      Files.createLink(original, target);
    } catch (IOException | UnsupportedOperationException e) {
      // Not every file system has hard links.
      Files.copy(target, original, COPY_ATTRIBUTES);
    }
    return original;
  }

  private static void copyPermissions(Path from, Path to) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    if (view != null && Files.exists(from)) {
      Files.setPosixFilePermissions(to, view.readAttributes().permissions());
    }
  }
}
