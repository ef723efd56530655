package dev.fermata.io;

import dev.fermata.EventLoop;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** {@link AsyncFile#open}. */
final class OpenFile extends OffLoopCall<AsyncFile> {
  private final Path path;
  private final Set<OpenOption> options;

  /** There is one by the time of the call, which otherwise is not made. */
  private final @Nullable EventLoop loop = EventLoop.currentOrNull();

  OpenFile(Path path, Set<OpenOption> options) {
    this.path = path;
    this.options = options;
  }

  @Override
  AsyncFile call() throws IOException {
    FileChannel channel = FileChannel.open(path, options);
    try {
      boolean appends = options.contains(StandardOpenOption.APPEND);
      return new AsyncFile(Objects.requireNonNull(loop), path, channel, appends, position(channel));
    } catch (Throwable t) {
      channel.close();
      throw t;
    }
  }

  private long position(FileChannel channel) throws IOException {
    try {
      return channel.position();
    } catch (IOException e) {
      FileSystemException failure =
          new FileSystemException(
              path.toString(),
              null,
              "has no position to read or write at, as a pipe. AsyncFiles.lines() reads it line by"
                  + " line");
      failure.initCause(e);
      throw failure;
    }
  }

  @Override
  @Nullable Callable<?> discarding(AsyncFile file) {
    return () -> {
      file.channel.close();
      return null;
    };
  }
}
