package dev.fermata;

import dev.fermata.abi.AsyncResource;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Something that takes time to close: Python's asynchronous context manager (PEP 492). In an {@link
 * Async} method, the end of a {@code try} with such a resource awaits {@link #closeAsync}:
 *
 * <pre>{@code try (var lock = await(mutex.acquire())) { ... }}</pre>
 *
 * <p>An exception of the body is thrown on, with one of {@code closeAsync} suppressed in it, as
 * try-with-resources defines it (JLS 14.20.3).
 */
public interface AsyncCloseable extends AutoCloseable, AsyncResource {
  /**
   * Closes: Python's {@code __aexit__}. Should do nothing if it is closed already.
   *
   * @return complete when it is closed
   */
  @Override
  CompletionStage<@Nullable Void> closeAsync();

  /**
   * What try-with-resources calls; in an {@link Async} method it stands for an await of {@link
   * #closeAsync}.
   *
   * @throws IllegalStateException if nothing has transformed the calling method
   */
  @Override
  default void close() {
    throw NotTransformed.call("close of an AsyncCloseable");
  }
}
