package dev.fermata.it.files;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.run;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fermata.Async;
import dev.fermata.Task;
import dev.fermata.io.AsyncFiles;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What does what {@link Files} does, does it so. */
@Timeout(60)
class AsyncFilesTest {
  /** More than is read or written at a time. */
  private static final byte[] LARGE = new byte[20 << 20];

  static {
    new Random(1).nextBytes(LARGE);
  }

  @TempDir private Path folder;

  private Path file(String name) {
    return folder.resolve(name);
  }

  private Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    run(this::writesAndReads);
    assertThat(Files.readString(file("text"), ISO_8859_1)).isEqualTo("grün");
  }

  @Async
  private Task<Void> writesAndReads() {
    assertThat(await(AsyncFiles.writeString(file("text"), "one\n"))).isEqualTo(file("text"));
    await(AsyncFiles.writeString(file("text"), "zwei: ü\n", APPEND));
    assertThat(await(AsyncFiles.readString(file("text")))).isEqualTo("one\nzwei: ü\n");
    assertThat(await(AsyncFiles.size(file("text")))).isEqualTo(13);
    await(AsyncFiles.writeString(file("text"), "grün", ISO_8859_1));
    assertThat(await(AsyncFiles.readString(file("text"), ISO_8859_1))).isEqualTo("grün");
    await(AsyncFiles.write(file("bytes"), LARGE));
    assertThat(await(AsyncFiles.readAllBytes(file("bytes")))).isEqualTo(LARGE);
    await(AsyncFiles.write(file("empty"), new byte[0], CREATE, APPEND));
    assertThat(await(AsyncFiles.readAllBytes(file("empty")))).isEmpty();
    return Task.done();
  }

  @Test
  void aFileOfUnknownSizeIsReadToTheEnd() throws IOException {
    Path version = Path.of("/proc/version");
    assumeTrue(Files.exists(version), "there is no " + version + " here");
    assertThat(Files.size(version)).isZero();
    assertThat(run(() -> AsyncFiles.readString(version))).isEqualTo(Files.readString(version));
    run(() -> AsyncFiles.copy(version, file("copy")));
    assertThat(file("copy")).hasContent(Files.readString(version));
  }

  @Test
  void directoriesAreMadeAskedForAndDeleted() {
    run(this::makesAndDeletes);
    assertThat(folder).isEmptyDirectory();
  }

  @Async
  private Task<Void> makesAndDeletes() {
    Path inner = folder.resolve("a/b/c");
    assertThat(await(AsyncFiles.createDirectories(inner))).isEqualTo(inner);
    await(AsyncFiles.createDirectory(inner.resolve("d")));
    assertThat(await(AsyncFiles.isDirectory(inner))).isTrue();
    assertThat(await(AsyncFiles.isRegularFile(inner))).isFalse();
    assertThat(await(AsyncFiles.exists(inner.resolve("d")))).isTrue();
    assertThat(await(AsyncFiles.readAttributes(inner, BasicFileAttributes.class)).isDirectory())
        .isTrue();
    assertThatThrownBy(() -> Files.delete(inner)).isInstanceOf(DirectoryNotEmptyException.class);
    await(AsyncFiles.move(inner, file("moved")));
    await(AsyncFiles.delete(file("moved").resolve("d")));
    assertThat(await(AsyncFiles.deleteIfExists(file("moved")))).isTrue();
    assertThat(await(AsyncFiles.deleteIfExists(file("moved")))).isFalse();
    await(AsyncFiles.delete(file("a").resolve("b")));
    await(AsyncFiles.delete(file("a")));
    assertThat(await(AsyncFiles.exists(file("a")))).isFalse();
    return Task.done();
  }

  @Test
  void aCopyHasTheBytesThePermissionsAndIfWantedTheTimes() throws IOException {
    FileTime time = FileTime.fromMillis(1_000_000_000_000L);
    Files.write(file("source"), LARGE);
    Files.setLastModifiedTime(file("source"), time);
    assertThat(run(() -> AsyncFiles.copy(file("source"), file("plain")))).isEqualTo(file("plain"));
    run(() -> AsyncFiles.copy(file("source"), file("same"), COPY_ATTRIBUTES));
    assertThat(Files.readAllBytes(file("plain"))).isEqualTo(LARGE);
    assertThat(Files.readAllBytes(file("same"))).isEqualTo(LARGE);
    assertThat(Files.getLastModifiedTime(file("plain"))).isNotEqualTo(time);
    assertThat(Files.getLastModifiedTime(file("same"))).isEqualTo(time);
    assertThat(names()).containsExactly("plain", "same", "source");
  }

  @Test
  void aCopyReplacesOnlyIfItIsTold() throws IOException {
    Files.writeString(file("source"), "new");
    Files.writeString(file("target"), "old");
    assertThatThrownBy(() -> run(() -> AsyncFiles.copy(file("source"), file("target"))))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(file("target")).hasContent("old");
    run(() -> AsyncFiles.copy(file("source"), file("target"), REPLACE_EXISTING));
    assertThat(file("target")).hasContent("new");
    run(() -> AsyncFiles.copy(file("source"), file("source")));
    assertThat(file("source")).hasContent("new");
    Files.createDirectory(file("directory"));
    run(() -> AsyncFiles.copy(file("source"), file("directory"), REPLACE_EXISTING));
    assertThat(file("directory")).hasContent("new");
    assertThat(names()).containsExactly("directory", "source", "target");
  }

  @Test
  void aDirectoryIsCopiedWithoutWhatIsInIt() throws IOException {
    Files.createDirectory(file("source"));
    Files.writeString(file("source").resolve("inner"), "");
    run(() -> AsyncFiles.copy(file("source"), file("target")));
    assertThat(file("target")).isEmptyDirectory();
  }

  @Test
  void anAtomicWriteReplacesTheContentsAndNothingElse() throws IOException {
    run(() -> AsyncFiles.writeAtomically(file("new"), "made"));
    assertThat(file("new")).hasContent("made");
    run(() -> AsyncFiles.writeAtomically(file("new"), LARGE));
    assertThat(Files.readAllBytes(file("new"))).isEqualTo(LARGE);
    run(() -> AsyncFiles.writeAtomically(file("new"), "grün"));
    assertThat(Files.readString(file("new"), UTF_8)).isEqualTo("grün");
    assertThat(names()).containsExactly("new");
  }

  @Test
  void anAtomicWriteKeepsPermissionsAndLinks() throws IOException {
    assumeTrue(
        folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "the file system has no permissions of POSIX");
    Files.writeString(file("target"), "old");
    Files.setPosixFilePermissions(file("target"), PosixFilePermissions.fromString("rwxr-x--x"));
    Files.createSymbolicLink(file("link"), Path.of("target"));
    run(() -> AsyncFiles.writeAtomically(file("link"), "new"));
    assertThat(Files.isSymbolicLink(file("link"))).isTrue();
    assertThat(file("target")).hasContent("new");
    assertThat(Files.getPosixFilePermissions(file("target"), LinkOption.NOFOLLOW_LINKS))
        .isEqualTo(PosixFilePermissions.fromString("rwxr-x--x"));
    run(() -> AsyncFiles.copy(file("target"), file("copy")));
    assertThat(Files.getPosixFilePermissions(file("copy")))
        .isEqualTo(PosixFilePermissions.fromString("rwxr-x--x"));
  }
}
