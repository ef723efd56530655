package dev.fermata;

import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Gives one item after the other, which have to be waited for: Python's asynchronous iterator (PEP
 * 492). It is iterable itself, and then goes on where it is.
 *
 * @param <T> the type of the items
 */
public interface AsyncIterator<T extends @Nullable Object> extends AsyncIterable<T> {
  /**
   * Asks for the next item: Python's {@code __anext__}. Nobody asks again before the task is
   * complete.
   *
   * @return the item; fails with {@link NoSuchElementException} if there is none, which is Python's
   *     {@code StopAsyncIteration}
   */
  Task<T> next();

  @Override
  default AsyncIterator<T> asyncIterator() {
    return this;
  }
}
