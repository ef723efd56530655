package dev.fermata.io.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplacementTest {
  @TempDir private Path folder;

  private Path target() {
    return folder.resolve("target");
  }

  private static void write(Replacement replacement) throws IOException {
    replacement.channel().write(ByteBuffer.wrap("new".getBytes()));
  }

  @Test
  void isNotSeenBeforeItIsCommitted() throws IOException {
    Files.writeString(target(), "old");
    try (Replacement replacement = new Replacement(target(), false)) {
      write(replacement);
      assertThat(target()).hasContent("old");
      replacement.commit(true);
      assertThat(target()).hasContent("new");
    }
    assertThat(target()).hasContent("new");
    assertThat(folder.toFile().list()).containsExactly("target");
  }

  @Test
  void leavesNoTraceOtherwise() throws IOException {
    Files.writeString(target(), "old");
    try (Replacement replacement = new Replacement(target(), false)) {
      write(replacement);
    }
    assertThat(target()).hasContent("old");
    assertThat(folder.toFile().list()).containsExactly("target");
  }

  @Test
  void replacesNothingUnlessItIsTold() throws IOException {
    try (Replacement replacement = new Replacement(target(), false)) {
      write(replacement);
      Files.writeString(target(), "of somebody else");
      assertThatThrownBy(() -> replacement.commit(false))
          .isInstanceOf(FileAlreadyExistsException.class);
    }
    assertThat(target()).hasContent("of somebody else");
    assertThat(folder.toFile().list()).containsExactly("target");
  }

  @Test
  void canBeKeptFromOthersUntilItHasItsPermissions() throws IOException {
    assumeTrue(
        folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "the file system has no permissions of POSIX");
    try (Replacement replacement = new Replacement(target(), true)) {
      assertThat(Files.getPosixFilePermissions(replacement.path()))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }
}
