package dev.fermata.io.files;

import dev.fermata.io.call.OffLoopCall;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;

/** {@code AsyncFiles.copy}. */
public final class CopyFile extends OffLoopCall<Path> {
  /**
   * Larger than those of other calls, since the operating system copies without buffers of ours.
   */
  private static final int BLOCK = 8 * 1024 * 1024;

  private final Path source;
  private final Path target;
  private final CopyOption[] options;

  public CopyFile(Path source, Path target, CopyOption[] options) {
    this.source = source;
    this.target = target;
    this.options = options.clone();
  }

  @Override
  protected Path call() throws IOException {
    Set<CopyOption> set = Set.copyOf(List.of(options));
    LinkOption[] links =
        set.contains(LinkOption.NOFOLLOW_LINKS)
            ? new LinkOption[] {LinkOption.NOFOLLOW_LINKS}
            : new LinkOption[0];
    BasicFileAttributes attributes = Files.readAttributes(source, BasicFileAttributes.class, links);
    boolean replaces = set.contains(StandardCopyOption.REPLACE_EXISTING);
    if (!attributes.isRegularFile() || isSpecial(set)) {
      // A directory or a link is copied at once, and what the options are of is up to the JDK.
      return Files.copy(source, target, options);
    }
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      if (Files.isSameFile(source, target)) {
        return target;
      }
      if (!replaces) {
        throw new FileAlreadyExistsException(target.toString());
      }
    }
    try (Replacement replacement = new Replacement(target, true)) {
      copyTo(replacement.channel());
      Attributes.copyPermissions(source, replacement.path());
      if (set.contains(StandardCopyOption.COPY_ATTRIBUTES)) {
        Attributes.copyTimes(attributes, replacement.path());
      }
      replacement.commit(replaces);
    }
    return target;
  }

  private static boolean isSpecial(Set<CopyOption> options) {
    return options.stream()
        .anyMatch(
            option ->
                option != StandardCopyOption.REPLACE_EXISTING
                    && option != StandardCopyOption.COPY_ATTRIBUTES
                    && option != LinkOption.NOFOLLOW_LINKS);
  }

  private void copyTo(SeekableByteChannel out) throws IOException {
    try (SeekableByteChannel in = Files.newByteChannel(source)) {
      if (in instanceof FileChannel file) {
        transfer(file, out);
      }
      // What the transfer has not seen, as of a file whose size is not known.
      ByteBuffer block = ByteBuffer.allocate(Blocks.SIZE);
      while (in.read(block) >= 0) {
        checkCancelled();
        block.flip();
        while (block.hasRemaining()) {
          out.write(block);
        }
        block.clear();
      }
    }
  }

  private void transfer(FileChannel in, SeekableByteChannel out) throws IOException {
    long position = 0;
    while (true) {
      checkCancelled();
      long count = in.transferTo(position, BLOCK, out);
      if (count <= 0) {
        in.position(position);
        return;
      }
      position += count;
    }
  }
}
