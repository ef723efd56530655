package dev.fermata.io.files;

import dev.fermata.AsyncGenerator;
import dev.fermata.io.call.OffLoopCall;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** {@code AsyncFiles.watch}. */
public final class OpenWatch<T> extends OffLoopCall<AsyncGenerator<T>> {
  private final Path directory;
  private final BiFunction<WatchEvent.Kind<?>, Path, T> events;
  private @Nullable DirectoryWatch<T> watch;

  /**
   * @param events makes an item of what has happened, and to what
   */
  public OpenWatch(Path directory, BiFunction<WatchEvent.Kind<?>, Path, T> events) {
    this.directory = directory;
    this.events = events;
  }

  @Override
  protected AsyncGenerator<T> call() throws IOException {
    DirectoryWatch<T> opened = DirectoryWatch.open(directory, events);
    watch = opened;
    return opened;
  }

  @Override
  protected void ended(boolean delivered) {
    if (delivered && watch != null) {
      watch.guardNow();
    }
  }

  @Override
  protected @Nullable Callable<?> discarding(AsyncGenerator<T> value) {
    return watch == null ? null : watch.closeService();
  }
}
