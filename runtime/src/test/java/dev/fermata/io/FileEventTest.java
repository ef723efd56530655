package dev.fermata.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.io.FileEvent.Kind;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FileEventTest {
  @Test
  void isOfTheKindThatTheSystemSays() {
    Path path = Path.of("path");
    assertThat(
            Stream.of(
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE,
                    StandardWatchEventKinds.OVERFLOW)
                .map(kind -> FileEvent.of(kind, path)))
        .containsExactly(
            new FileEvent(Kind.CREATED, path),
            new FileEvent(Kind.MODIFIED, path),
            new FileEvent(Kind.DELETED, path),
            new FileEvent(Kind.OVERFLOW, path));
  }
}
