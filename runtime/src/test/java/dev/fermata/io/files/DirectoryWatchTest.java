package dev.fermata.io.files;

import static dev.fermata.Fermata.run;
import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static java.nio.file.StandardWatchEventKinds.OVERFLOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.Watchable;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DirectoryWatchTest {
  private static final Path DIRECTORY = Path.of("directory");

  private record Event(WatchEvent.Kind<?> kind, Path path) {}

  private static <T> WatchEvent<T> event(WatchEvent.Kind<T> kind, T context) {
    return new WatchEvent<>() {
      @Override
      public Kind<T> kind() {
        return kind;
      }

      @Override
      public int count() {
        return 1;
      }

      @Override
      public T context() {
        return context;
      }
    };
  }

  private record Key(List<WatchEvent<?>> pollEvents, boolean reset) implements WatchKey {
    @Override
    public boolean isValid() {
      return reset;
    }

    @Override
    public void cancel() {}

    @Override
    public Watchable watchable() {
      return DIRECTORY;
    }
  }

  /** One that has keys from the beginning. */
  private static final class Service implements WatchService {
    private final Queue<WatchKey> keys;
    private volatile boolean closed;

    Service(WatchKey... keys) {
      this.keys = new ArrayDeque<>(List.of(keys));
    }

    @Override
    public void close() {
      closed = true;
    }

    @Override
    public WatchKey poll() {
      throw new UnsupportedOperationException();
    }

    @Override
    public WatchKey poll(long timeout, TimeUnit unit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public WatchKey take() {
      return keys.remove();
    }
  }

  @Test
  void tellsWhatHappenedUntilTheDirectoryIsGone() {
    Path file = Path.of("file");
    Service service =
        new Service(
            new Key(List.of(event(ENTRY_CREATE, file), event(ENTRY_MODIFY, file)), true),
            new Key(List.of(), true),
            new Key(List.of(event(OVERFLOW, null)), true),
            new Key(List.of(event(ENTRY_DELETE, file)), false));
    List<Event> events = run(() -> new DirectoryWatch<>(DIRECTORY, service, Event::new).toList());
    assertThat(events)
        .containsExactly(
            new Event(ENTRY_CREATE, DIRECTORY.resolve(file)),
            new Event(ENTRY_MODIFY, DIRECTORY.resolve(file)),
            new Event(OVERFLOW, DIRECTORY),
            new Event(ENTRY_DELETE, DIRECTORY.resolve(file)));
    assertThat(service.closed).isTrue();
  }
}
