package dev.fermata.test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Items in the order in which they came, for as long as they matter. From time to time those that
 * do not are dropped, so that a long test does not keep all that it ever made.
 */
final class Remembered<T> {
  private final Predicate<? super T> matters;
  private final List<T> items = new ArrayList<>();
  private int limit = 64;

  Remembered(Predicate<? super T> matters) {
    this.matters = matters;
  }

  synchronized void add(T item) {
    if (items.size() >= limit) {
      items.removeIf(matters.negate());
      limit = Math.max(64, 2 * items.size());
    }
    items.add(item);
  }

  /** Those that matter now. */
  synchronized List<T> all() {
    items.removeIf(matters.negate());
    return List.copyOf(items);
  }
}
