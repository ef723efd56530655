package dev.fermata;

import org.jspecify.annotations.Nullable;

/**
 * Something whose items have to be waited for, one after the other: what Python's {@code async for}
 * iterates over (PEP 492). {@link Fermata#each} loops over it.
 *
 * @param <T> the type of the items
 */
@FunctionalInterface
public interface AsyncIterable<T extends @Nullable Object> {
  /** Begins to iterate: Python's {@code __aiter__}. */
  AsyncIterator<T> asyncIterator();
}
