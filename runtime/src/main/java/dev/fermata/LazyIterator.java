package dev.fermata;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The items of an iterable, which is not looked at before the first is asked for. */
final class LazyIterator<T extends @Nullable Object> {
  private final Iterable<? extends T> items;
  private @Nullable Iterator<? extends T> iterator;

  LazyIterator(Iterable<? extends T> items) {
    this.items = items;
  }

  /** The next item; {@link Reaction#ENDED} if there is none. */
  @Nullable Object next() {
    if (iterator == null) {
      iterator = items.iterator();
    }
    return iterator.hasNext() ? iterator.next() : Reaction.ENDED;
  }

  /** Closes a generator, also one that has not been asked for an item; others need no end. */
  void close() {
    Object asked = iterator == null ? items : iterator;
    if (asked instanceof Generator<?> generator) {
      generator.close();
    }
  }
}
