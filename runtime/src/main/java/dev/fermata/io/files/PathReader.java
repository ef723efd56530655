package dev.fermata.io.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the paths of a stream of {@link java.nio.file.Files}. */
public final class PathReader extends ItemReader<Path> {
  private static final int WEIGHT = 256;

  private final Stream<Path> stream;
  private final Iterator<Path> iterator;

  public PathReader(Stream<Path> stream) {
    this.stream = stream;
    iterator = stream.iterator();
  }

  @Override
  @Nullable Path next() throws IOException {
    try {
      return iterator.hasNext() ? iterator.next() : null;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  boolean isReady() {
    return true;
  }

  @Override
  int weight(Path path) {
    return WEIGHT;
  }

  @Override
  public void close() {
    stream.close();
  }
}
