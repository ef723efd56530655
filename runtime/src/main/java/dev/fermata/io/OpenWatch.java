package dev.fermata.io;

import dev.fermata.AsyncGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** {@link AsyncFiles#watch}. */
final class OpenWatch extends OffLoopCall<AsyncGenerator<FileEvent>> {
  private final Path directory;
  private @Nullable DirectoryWatch watch;

  OpenWatch(Path directory) {
    this.directory = directory;
  }

  @Override
  AsyncGenerator<FileEvent> call() throws IOException {
    DirectoryWatch opened = DirectoryWatch.open(directory);
    watch = opened;
    return opened;
  }

  @Override
  void ended(boolean delivered) {
    if (delivered && watch != null) {
      watch.guardNow();
    }
  }

  @Override
  @Nullable Callable<?> discarding(AsyncGenerator<FileEvent> value) {
    return watch == null ? null : watch.closeService();
  }
}
