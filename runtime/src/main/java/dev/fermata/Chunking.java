package dev.fermata;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Yields lists of several items each. */
final class Chunking<T extends @Nullable Object> implements Reaction<T, T> {
  private final int size;
  private List<T> chunk = new ArrayList<>();

  Chunking(int size) {
    if (size <= 0) {
      throw new IllegalArgumentException("A chunk cannot have " + size + " items");
    }
    this.size = size;
  }

  @Override
  public Object to(T item, T same) {
    chunk.add(item);
    return chunk.size() == size ? takeChunk() : NOTHING;
  }

  @Override
  public Object atEnd() {
    return chunk.isEmpty() ? ENDED : takeChunk();
  }

  private List<T> takeChunk() {
    List<T> full = chunk;
    chunk = new ArrayList<>();
    return full;
  }
}
