package dev.fermata.io.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/**
 * A file that is written beside another, and takes the other's place when it is whole; so nobody
 * ever sees the half of it.
 */
final class Replacement implements Closeable {
  private static final Set<StandardOpenOption> OPTIONS =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  private static final Set<PosixFilePermission> PRIVATE =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Path target;
  private final Path path;
  private final SeekableByteChannel channel;
  private boolean committed;

  /**
   * Makes the file.
   *
   * @param isPrivate whether nobody else may read it before it has its permissions, because it is
   *     to have those of another file
   */
  Replacement(Path target, boolean isPrivate) throws IOException {
    this.target = target;
    path = target.resolveSibling("." + UUID.randomUUID() + ".tmp");
    boolean hasPermissions = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    channel =
        isPrivate && hasPermissions
            ? Files.newByteChannel(path, OPTIONS, PosixFilePermissions.asFileAttribute(PRIVATE))
            : Files.newByteChannel(path, OPTIONS);
  }

  Path path() {
    return path;
  }

  SeekableByteChannel channel() {
    return channel;
  }

  /**
   * Puts it in its place.
   *
   * @param replaces whether there may be something else, which then is replaced
   */
  void commit(boolean replaces) throws IOException {
    channel.close();
    if (!replaces) {
      Files.move(path, target);
    } else if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
    } else {
      // Other than REPLACE_EXISTING, leaves no moment in which there is neither.
      Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
    }
    committed = true;
  }

  /** Leaves no trace of it unless it is in its place. */
  @Override
  public void close() throws IOException {
    if (!committed) {
      try {
        channel.close();
      } finally {
        Files.deleteIfExists(path);
      }
    }
  }
}
