package dev.fermata.io.files;

import dev.fermata.io.call.OffLoopCall;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code AsyncFile.open}. */
public final class OpenFile<T> extends OffLoopCall<T> {
  private final Path path;
  private final Set<OpenOption> options;
  private final Function<PositionedFile, T> opened;
  private @Nullable PositionedFile file;

  /**
   * @param opened makes what is returned of the file
   */
  public OpenFile(Path path, Set<OpenOption> options, Function<PositionedFile, T> opened) {
    this.path = path;
    this.options = options;
    this.opened = opened;
  }

  @Override
  protected T call() throws IOException {
    FileChannel channel = FileChannel.open(path, options);
    try {
      boolean appends = options.contains(StandardOpenOption.APPEND);
      file = new PositionedFile(channel, appends, position(channel));
      return opened.apply(file);
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
  protected @Nullable Callable<?> discarding(T value) {
    PositionedFile unwanted = Objects.requireNonNull(file);
    return () -> {
      unwanted.channel().close();
      return null;
    };
  }
}
