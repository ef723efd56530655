package dev.fermata;

import org.jspecify.annotations.Nullable;

/** Yields all but the first items. */
final class Skipping<T extends @Nullable Object> implements Reaction<T, T> {
  private long remaining;

  Skipping(long count) {
    if (count < 0) {
      throw new IllegalArgumentException("Cannot skip " + count + " items");
    }
    remaining = count;
  }

  @Override
  public @Nullable Object to(T item, T same) {
    if (remaining == 0) {
      return item;
    }
    remaining--;
    return NOTHING;
  }
}
