package dev.fermata;

import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What an operator makes of the items of its source, one by one: the part of it that is the same
 * whether items have to be waited for or not.
 *
 * @param <T> the type of the items
 * @param <X> the type of what the operator's function returns for an item
 */
@FunctionalInterface
interface Reaction<T extends @Nullable Object, X extends @Nullable Object> {
  /** What is there in place of an item when there is none, and the next is to be asked for. */
  Object NOTHING = new Object();

  /** What is there in place of an item when there are no more. */
  Object ENDED = new Object();

  /** What is there in place of an item when another generator has the next ones. */
  Object DELEGATED = new Object();

  /**
   * Returns the item to yield, {@link #NOTHING} or {@link #ENDED}.
   *
   * @param result what the function has returned for {@code item}
   */
  @Nullable Object to(T item, X result);

  /** What to yield when the source has ended; asked for until that is {@link #ENDED}. */
  default Object atEnd() {
    return ENDED;
  }

  /** Whether to end before another item is asked for. */
  default boolean isSatisfied() {
    return false;
  }

  static <T extends @Nullable Object, X extends @Nullable Object> Reaction<T, X> mapping() {
    return (item, result) -> result;
  }

  static <T extends @Nullable Object> Reaction<T, Boolean> filtering() {
    return (item, accepted) -> accepted ? item : NOTHING;
  }

  static <T extends @Nullable Object> Reaction<T, Boolean> takingWhile() {
    return (item, accepted) -> accepted ? item : ENDED;
  }

  /** Here the function asks the other source for its item, which may have ended. */
  @SuppressWarnings("unchecked")
  static <T extends @Nullable Object, U extends @Nullable Object>
      Reaction<T, @Nullable Object> zipping(BiFunction<? super T, ? super U, ?> combiner) {
    return (item, other) -> other == ENDED ? ENDED : combiner.apply(item, (U) other);
  }
}
