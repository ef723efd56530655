package dev.fermata;

import org.jspecify.annotations.Nullable;

/** Counts the items. */
final class Enumerating<T extends @Nullable Object> implements Reaction<T, T> {
  private long next;

  @Override
  public Indexed<T> to(T item, T same) {
    return new Indexed<>(next++, item);
  }
}
