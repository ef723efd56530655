package dev.fermata;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of context variables, which never change: to set one makes another of these. So a
 * context is copied by copying one reference, as often as tasks are created.
 *
 * <p>It is an array that is searched from its beginning. A program has few context variables, and
 * up to a dozen or so this is faster and smaller than a hash trie, which is what CPython has; with
 * many, to set one costs a copy of the array.
 */
final class Bindings {
  static final Bindings NONE = new Bindings(new Object[0]);

  /** Variables at even places, each with its value behind it. */
  private final @Nullable Object[] entries;

  private Bindings(@Nullable Object[] entries) {
    this.entries = entries;
  }

  int size() {
    return entries.length / 2;
  }

  /** The variable at {@code index}, in the order in which they were first set. */
  @SuppressWarnings("NullAway") // only the values can be null
  ContextVar<?> variable(int index) {
    return (ContextVar<?>) entries[2 * index];
  }

  boolean contains(ContextVar<?> variable) {
    return find(variable) >= 0;
  }

  /** The value of {@code variable}; {@code fallback} if it is not set. */
  @Nullable Object get(ContextVar<?> variable, @Nullable Object fallback) {
    int place = find(variable);
    return place < 0 ? fallback : entries[place + 1];
  }

  Bindings with(ContextVar<?> variable, @Nullable Object value) {
    int place = find(variable);
    @Nullable Object[] changed =
        place < 0 ? Arrays.copyOf(entries, entries.length + 2) : entries.clone();
    int changedPlace = place < 0 ? entries.length : place;
    changed[changedPlace] = variable;
    changed[changedPlace + 1] = value;
    return new Bindings(changed);
  }

  Bindings without(ContextVar<?> variable) {
    int place = find(variable);
    if (place < 0) {
      return this;
    }
    @Nullable Object[] changed = new Object[entries.length - 2];
    System.arraycopy(entries, 0, changed, 0, place);
    System.arraycopy(entries, place + 2, changed, place, changed.length - place);
    return changed.length == 0 ? NONE : new Bindings(changed);
  }

  private int find(ContextVar<?> variable) {
    for (int i = 0; i < entries.length; i += 2) {
      if (entries[i] == variable) {
        return i;
      }
    }
    return -1;
  }
}
