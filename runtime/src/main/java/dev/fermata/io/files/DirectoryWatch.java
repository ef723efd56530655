package dev.fermata.io.files;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import dev.fermata.Fermata;
import dev.fermata.Task;
import dev.fermata.io.call.FetchingGenerator;
import dev.fermata.io.call.OffLoopCall;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Yields what happens to a directory. */
final class DirectoryWatch<T> extends FetchingGenerator<T, WatchKey> {
  private final Path directory;
  private final WatchService service;
  private final BiFunction<WatchEvent.Kind<?>, Path, T> events;

  /**
   * @param events makes an item of what has happened, and to what: the directory itself if nobody
   *     knows
   */
  DirectoryWatch(
      Path directory, WatchService service, BiFunction<WatchEvent.Kind<?>, Path, T> events) {
    this.directory = directory;
    this.service = service;
    this.events = events;
  }

  /** Makes one; in a thread that may block. */
  static <T> DirectoryWatch<T> open(Path directory, BiFunction<WatchEvent.Kind<?>, Path, T> events)
      throws IOException {
    WatchService service = directory.getFileSystem().newWatchService();
    try {
      directory.register(service, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE);
    } catch (Throwable t) {
      service.close();
      throw t;
    }
    return new DirectoryWatch<>(directory, service, events);
  }

  /** May wait for ever, and minds interrupts: not a call for the default executor. */
  @Override
  protected Task<WatchKey> fetch() {
    return Fermata.blocking(service::take);
  }

  @Override
  protected void fetched(WatchKey key) {
    for (WatchEvent<?> event : key.pollEvents()) {
      add(events.apply(event.kind(), pathOf(event)));
    }
    if (!key.reset()) {
      // The directory is gone.
      addNoMore();
    }
  }

  private Path pathOf(WatchEvent<?> event) {
    return event.context() instanceof Path name ? directory.resolve(name) : directory;
  }

  @Override
  protected Task<?> closing() {
    return OffLoopCall.essential(closeService()).begin();
  }

  Callable<@Nullable Object> closeService() {
    return () -> {
      service.close();
      return null;
    };
  }
}
