package dev.fermata.transformer.files;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One file that is replaced, created or deleted, and can be put back.
 *
 * @param target the file
 * @param replacement the new file, on the same file system; null to delete the target
 * @param original another link to the old file, or a copy; null if there was none
 */
record FileSwap(Path target, @Nullable Path replacement, @Nullable Path original) {
  void apply() throws WriteException {
    try {
      if (replacement != null) {
        Files.move(replacement, target, ATOMIC_MOVE);
      } else {
        Files.delete(target);
      }
    } catch (IOException | RuntimeException e) {
      throw new WriteException(target, e);
    }
  }

  /** The old file comes back as it was, with its time and its owner. */
  void undo() throws IOException {
    if (original != null) {
      Files.move(original, target, ATOMIC_MOVE);
    } else {
      Files.deleteIfExists(target);
    }
  }
}
