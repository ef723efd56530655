package dev.fermata;

import org.jspecify.annotations.Nullable;

/** Yields the first items only. */
final class Taking<T extends @Nullable Object> implements Reaction<T, T> {
  private long remaining;

  Taking(long count) {
    if (count < 0) {
      throw new IllegalArgumentException("Cannot take " + count + " items");
    }
    remaining = count;
  }

  @Override
  public T to(T item, T same) {
    remaining--;
    return item;
  }

  @Override
  public boolean isSatisfied() {
    return remaining == 0;
  }
}
