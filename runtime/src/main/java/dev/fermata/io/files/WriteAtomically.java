package dev.fermata.io.files;

import dev.fermata.io.call.OffLoopCall;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code AsyncFiles.writeAtomically}. */
public final class WriteAtomically extends OffLoopCall<Path> {
  private final Path path;
  private final Contents contents;

  /** Makes the bytes. */
  @FunctionalInterface
  public interface Contents {
    ByteBuffer get() throws IOException;
  }

  public WriteAtomically(Path path, Contents contents) {
    this.path = path;
    this.contents = contents;
  }

  @Override
  protected Path call() throws IOException {
    boolean exists = Files.exists(path);
    // What a link leads to is replaced, as Files.write() would write to it.
    Path target = exists ? path.toRealPath() : path;
    if (exists && !Files.isRegularFile(target)) {
      throw new FileSystemException(
          path.toString(), null, "is not a regular file, so that no file can take its place");
    }
    try (Replacement replacement = new Replacement(target, exists)) {
      ByteBuffer rest = contents.get();
      while (rest.hasRemaining()) {
        checkCancelled();
        Blocks.write(rest, replacement.channel()::write);
      }
      if (exists) {
        Attributes.copyPermissions(target, replacement.path());
      }
      if (replacement.channel() instanceof FileChannel channel) {
        // Otherwise a power failure could leave the new name with nothing in it.
        channel.force(true);
      }
      replacement.commit(true);
    }
    return path;
  }
}
