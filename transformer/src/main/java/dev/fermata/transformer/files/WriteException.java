package dev.fermata.transformer.files;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file could not be written; says which, since the messages of the file system often do not. */
final class WriteException extends IOException {
  private final transient Path file;
  private transient @Nullable Path originals;

  WriteException(Path file, Exception cause) {
    super(cause);
    this.file = file;
  }

  Path file() {
    return file;
  }

  /**
   * Notes that files that had been replaced already could not be put back, and where the originals
   * are.
   */
  void notRestored(Path folder) {
    originals = folder;
  }

  boolean restored() {
    return originals == null;
  }

  @Nullable Path originals() {
    return originals;
  }
}
