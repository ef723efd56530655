package dev.fermata.it.files;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.run;
import static dev.fermata.Fermata.sleep;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Async;
import dev.fermata.Task;
import dev.fermata.io.AsyncFiles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is cancelled while it goes on leaves either all or nothing. */
@Timeout(60)
class CancelTest {
  /** Without blocks on the disk, so that it costs nothing but the time to copy it. */
  private static final long LARGE = 256L << 20;

  @TempDir private Path folder;

  private Path sparse(String name) throws IOException {
    Path path = folder.resolve(name);
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(LARGE);
    }
    return path;
  }

  @Test
  void aCopyLeavesNoHalfOfAFile() throws IOException {
    Descriptors.assumeKnown();
    Path source = sparse("source");
    Path target = Files.writeString(folder.resolve("target"), "old");
    boolean cancelled = run(() -> cancelsCopy(source, target));
    assertThat(Files.size(target)).isEqualTo(cancelled ? 3 : LARGE);
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("source", "target");
    assertThat(Descriptors.in(folder)).isZero();
  }

  /** Returns whether the copy has ended without doing anything. */
  @Async
  private Task<Boolean> cancelsCopy(Path source, Path target) throws IOException {
    Task<Path> copy = createTask(() -> AsyncFiles.copy(source, target, REPLACE_EXISTING));
    while (folder.toFile().list().length == 2 && !copy.isDone()) {
      await(sleep(Duration.ZERO));
    }
    copy.cancel();
    try {
      await(copy);
    } catch (CancellationException e) {
      assertThat(Descriptors.in(folder)).as("open when the copy has ended").isZero();
    }
    return Task.of(Files.size(target) == 3);
  }
}
