package dev.fermata.transformer.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;

/** What is rewritten together: class files of one folder or of one jar. */
interface Root extends Closeable {
  /** Opens a folder, or any other file as a jar. */
  static Root open(Path path) throws IOException {
    // The real path, so that a link to a jar or folder stays a link and what it leads to is
    // rewritten.
    Path real = path.toRealPath();
    return Files.isDirectory(real) ? new FolderRoot(real) : new JarRoot(real);
  }

  Path path();

  /** The class files to look at, as paths within the root that are separated by slashes. */
  SortedSet<String> classFiles();

  /** Whether there is such a class file, be it one of {@link #classFiles} or not. */
  default boolean contains(String file) {
    return classFiles().contains(file);
  }

  byte[] read(String file) throws IOException;

  /** How messages call a file of this root. */
  String describe(String file);

  /** Writes the new files aside, so that all that is left to do is to move them into place. */
  void stage(Changes changes, Staging staging) throws WriteException;

  /** Where files are put aside: on the same file system, so that they can be moved atomically. */
  Path stagingFolder();

  @Override
  void close() throws IOException;
}
