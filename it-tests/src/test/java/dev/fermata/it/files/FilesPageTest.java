package dev.fermata.it.files;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.each;
import static dev.fermata.Fermata.run;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Async;
import dev.fermata.Task;
import dev.fermata.io.AsyncFile;
import dev.fermata.io.AsyncFiles;
import dev.fermata.io.FileEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The examples of {@code docs/files.md}. */
@Timeout(60)
class FilesPageTest {
  @TempDir private Path folder;

  @Test
  void countsWords() throws IOException {
    Files.createDirectory(folder.resolve("inner"));
    Files.writeString(folder.resolve("a"), "one word\nno\nword");
    Files.writeString(folder.resolve("inner/b"), "word\n");
    assertThat(run(() -> count(folder, "word"))).isEqualTo(3);
  }

  @Async
  private Task<Integer> count(Path folder, String word) {
    int count = 0;
    for (Path path : each(AsyncFiles.walk(folder))) {
      if (await(AsyncFiles.isRegularFile(path))) {
        for (String line : each(AsyncFiles.lines(path))) {
          if (line.contains(word)) {
            count++;
          }
        }
      }
    }
    return Task.of(count);
  }

  @Test
  void readsWhatMayBeMissing() throws IOException {
    Path path = folder.resolve("file");
    assertThat(run(() -> textOf(path))).isEmpty();
    Files.writeString(path, "text");
    assertThat(run(() -> textOf(path))).isEqualTo("text");
  }

  @Async
  private Task<String> textOf(Path path) throws IOException {
    try {
      return Task.of(await(AsyncFiles.readString(path), IOException.class));
    } catch (NoSuchFileException e) {
      return Task.of("");
    }
  }

  @Test
  void readsAndWritesAtAPosition() throws IOException {
    Path path = Files.writeString(folder.resolve("file"), "abcdefg");
    assertThat(run(() -> usesOpenFile(path))).asString().isEqualTo("defg");
    assertThat(path).hasBinaryContent(new byte[] {'a', 'b', 1, 'd', 'e', 'f', 'g'});
  }

  @Async
  private Task<byte[]> usesOpenFile(Path path) {
    try (var file = await(AsyncFile.open(path, READ, WRITE))) {
      byte[] header = await(file.read(4));
      assertThat(header).hasSize(4);
      file.position(2);
      await(file.write(new byte[] {1}));
      byte[] rest = await(file.readAll());
      return Task.of(rest);
    }
  }

  @Test
  void watchesADirectory() {
    assertThat(run(this::watches)).containsExactly("new");
  }

  @Async
  private Task<List<String>> watches() {
    List<String> seen = new ArrayList<>();
    var events = await(AsyncFiles.watch(folder));
    await(AsyncFiles.writeString(folder.resolve("new"), "text"));
    await(AsyncFiles.delete(folder.resolve("new")));
    for (FileEvent event : each(events)) {
      switch (event.kind()) {
        case CREATED, OVERFLOW -> seen.add(await(nameOf(event.path())));
        case DELETED -> {
          return Task.of(seen);
        }
        default -> {}
      }
    }
    return Task.of(seen);
  }

  private static Task<String> nameOf(Path path) {
    return Task.of(path.getFileName().toString());
  }
}
