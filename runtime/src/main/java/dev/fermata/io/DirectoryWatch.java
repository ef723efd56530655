package dev.fermata.io;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import dev.fermata.Fermata;
import dev.fermata.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Yields what happens to a directory. */
final class DirectoryWatch extends FetchingGenerator<FileEvent, WatchKey> {
  private final Path directory;
  private final WatchService service;

  DirectoryWatch(Path directory, WatchService service) {
    this.directory = directory;
    this.service = service;
  }

  /** Makes one; in a thread that may block. */
  static DirectoryWatch open(Path directory) throws IOException {
    WatchService service = directory.getFileSystem().newWatchService();
    try {
      directory.register(service, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE);
    } catch (Throwable t) {
      service.close();
      throw t;
    }
    return new DirectoryWatch(directory, service);
  }

  /** May wait for ever, and minds interrupts: not a call for the default executor. */
  @Override
  Task<WatchKey> fetch() {
    return Fermata.blocking(service::take);
  }

  @Override
  void fetched(WatchKey key) {
    for (WatchEvent<?> event : key.pollEvents()) {
      add(fileEvent(event));
    }
    if (!key.reset()) {
      // The directory is gone.
      addNoMore();
    }
  }

  private FileEvent fileEvent(WatchEvent<?> event) {
    WatchEvent.Kind<?> kind = event.kind();
    if (kind == ENTRY_CREATE) {
      return new FileEvent(FileEvent.Kind.CREATED, resolve(event));
    }
    if (kind == ENTRY_MODIFY) {
      return new FileEvent(FileEvent.Kind.MODIFIED, resolve(event));
    }
    if (kind == ENTRY_DELETE) {
      return new FileEvent(FileEvent.Kind.DELETED, resolve(event));
    }
    return new FileEvent(FileEvent.Kind.OVERFLOW, directory);
  }

  private Path resolve(WatchEvent<?> event) {
    return directory.resolve((Path) event.context());
  }

  @Override
  Task<?> closing() {
    return OffLoopCall.essential(closeService()).begin();
  }

  Callable<@Nullable Object> closeService() {
    return () -> {
      service.close();
      return null;
    };
  }
}
