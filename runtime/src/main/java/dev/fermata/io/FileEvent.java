package dev.fermata.io;

import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.util.Objects;

/**
 * Something that happened to a directory that is {@linkplain AsyncFiles#watch watched}.
 *
 * @param kind what happened
 * @param path to what: what is in the directory, by the path of the directory; for {@link
 *     Kind#OVERFLOW} the directory itself
 */
public record FileEvent(Kind kind, Path path) {
  /** What can happen. */
  public enum Kind {
    /** A file or directory was made, or moved here. */
    CREATED,

    /** A file was written to, or its attributes were changed. */
    MODIFIED,

    /** A file or directory was deleted, or moved away. */
    DELETED,

    /**
     * So much happened that some of it was not noted. Look at the directory itself to find out what
     * is there now.
     */
    OVERFLOW
  }

  /** Creates an event. */
  public FileEvent {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(path, "path");
  }

  static FileEvent of(WatchEvent.Kind<?> kind, Path path) {
    if (kind == StandardWatchEventKinds.ENTRY_CREATE) {
      return new FileEvent(Kind.CREATED, path);
    }
    if (kind == StandardWatchEventKinds.ENTRY_MODIFY) {
      return new FileEvent(Kind.MODIFIED, path);
    }
    if (kind == StandardWatchEventKinds.ENTRY_DELETE) {
      return new FileEvent(Kind.DELETED, path);
    }
    return new FileEvent(Kind.OVERFLOW, path);
  }
}
