package dev.fermata.it.files;

import static dev.fermata.Fermata.allTasks;
import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.each;
import static dev.fermata.Fermata.run;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.FileVisitOption.FOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fermata.Async;
import dev.fermata.AsyncGenerator;
import dev.fermata.Task;
import dev.fermata.io.AsyncFile;
import dev.fermata.io.AsyncFiles;
import dev.fermata.it.Endings;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a file is thrown at the await, and nothing is left open. */
@Timeout(60)
class FaultsTest {
  @TempDir private Path folder;

  @AfterEach
  void nothingIsLeftOpen() throws IOException {
    Descriptors.assumeKnown();
    assertThat(Descriptors.in(folder)).isZero();
  }

  /** What {@code call} fails with, in a loop in which it is the only task. */
  private Throwable failureOf(Callable<Task<?>> call) {
    return run(() -> awaitFailure(call));
  }

  @Async
  private Task<Throwable> awaitFailure(Callable<Task<?>> call) throws Exception {
    int before = allTasks().size();
    IOException failure = await(Endings.failureOf(call.call()));
    assertThat(allTasks()).hasSize(before);
    return Task.of(failure);
  }

  @Async
  private Task<Long> count(AsyncGenerator<?> items) {
    long count = 0;
    for (Object item : each(items)) {
      count++;
    }
    return Task.of(count);
  }

  @Test
  void aMissingFile() {
    Path missing = folder.resolve("missing");
    assertThat(failureOf(() -> AsyncFiles.readAllBytes(missing)))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(missing.toString());
    assertThat(failureOf(() -> count(AsyncFiles.lines(missing))))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(failureOf(() -> AsyncFile.open(missing, READ)))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(failureOf(() -> AsyncFiles.copy(missing, folder.resolve("copy"))))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(failureOf(() -> AsyncFiles.delete(missing))).isInstanceOf(NoSuchFileException.class);
    assertThat(failureOf(() -> count(AsyncFiles.walk(missing))))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(failureOf(() -> AsyncFiles.watch(missing))).isInstanceOf(FileSystemException.class);
    assertThat(failureOf(() -> AsyncFiles.writeAtomically(missing.resolve("file"), "text")))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aDirectoryInPlaceOfAFile() {
    assertThat(failureOf(() -> AsyncFiles.readAllBytes(folder))).isInstanceOf(IOException.class);
    assertThat(failureOf(() -> count(AsyncFiles.lines(folder)))).isInstanceOf(IOException.class);
    assertThat(failureOf(() -> AsyncFiles.writeString(folder, "text")))
        .isInstanceOf(FileSystemException.class);
    assertThat(failureOf(() -> AsyncFiles.writeAtomically(folder, "text")))
        .isInstanceOf(FileSystemException.class)
        .hasMessage(folder + ": is not a regular file, so that no file can take its place");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFileInPlaceOfADirectory() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(failureOf(() -> count(AsyncFiles.list(file))))
        .isInstanceOf(NotDirectoryException.class);
    assertThat(failureOf(() -> AsyncFiles.watch(file))).isInstanceOf(NotDirectoryException.class);
  }

  @Test
  void whatMayNotBeRead() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "secret");
    Path inner = Files.createDirectory(folder.resolve("inner"));
    assumeTrue(file.toFile().setReadable(false, false), "everything can be read here");
    assumeFalse(Files.isReadable(file), "whoever runs this may read everything");
    assumeTrue(inner.toFile().setReadable(false, false));
    assertThat(failureOf(() -> AsyncFiles.readString(file)))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(failureOf(() -> count(AsyncFiles.walk(folder))))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessage(inner.toString());
  }

  @Test
  void linksThatLeadBack() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Files.createSymbolicLink(inner.resolve("back"), folder);
    assertThat(failureOf(() -> count(AsyncFiles.walk(folder, FOLLOW_LINKS))))
        .isInstanceOf(FileSystemLoopException.class);
    assertThat(run(() -> count(AsyncFiles.walk(folder)))).isEqualTo(3);
  }

  @Test
  void aDiskThatIsFull() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.isWritable(full), "there is no " + full + " here");
    assertThat(failureOf(() -> AsyncFiles.writeString(full, "text", WRITE)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("No space left");
    assertThat(run(this::writesToFullDisk)).startsWith("No space left");
  }

  @Async
  private Task<String> writesToFullDisk() throws IOException {
    try (var file = await(AsyncFile.open(Path.of("/dev/full"), WRITE))) {
      await(file.write("text".getBytes(US_ASCII)), IOException.class);
      return Task.of("did not fail");
    } catch (IOException e) {
      return Task.of(e.getMessage());
    }
  }

  @Test
  void aFileThatCanNotBeReadInTheMidst() throws IOException {
    // To read at address 0 of the process is an error of input.
    Path broken = Path.of("/proc/self/mem");
    assumeTrue(Files.isReadable(broken), "there is no readable " + broken + " here");
    assertThat(failureOf(() -> AsyncFiles.readAllBytes(broken))).isInstanceOf(IOException.class);
    assertThat(failureOf(() -> AsyncFiles.copy(broken, folder.resolve("copy"))))
        .isInstanceOf(IOException.class);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void bytesThatAreNoText() throws IOException {
    Path file = Files.write(folder.resolve("file"), new byte[] {'a', '\n', (byte) 0xff, '\n'});
    assertThat(failureOf(() -> AsyncFiles.readString(file)))
        .isInstanceOf(MalformedInputException.class);
    assertThat(failureOf(() -> count(AsyncFiles.lines(file))))
        .isInstanceOf(MalformedInputException.class);
    assertThat(failureOf(() -> AsyncFiles.writeString(file, "ü", US_ASCII)))
        .isInstanceOf(CharacterCodingException.class);
    assertThat(failureOf(() -> AsyncFiles.writeAtomically(file, "\ud800")))
        .isInstanceOf(CharacterCodingException.class);
    assertThat(file).hasBinaryContent(new byte[] {'a', '\n', (byte) 0xff, '\n'});
    assertThat(folder.toFile().list()).hasSize(1);
  }
}
