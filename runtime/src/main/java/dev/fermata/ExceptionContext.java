package dev.fermata;

import org.jspecify.annotations.Nullable;

/**
 * What an {@link ExceptionHandler} is told: the {@code context} of asyncio's {@code
 * call_exception_handler}.
 *
 * @param message what happened
 * @param exception what was thrown, if anything was
 * @param task the task that is concerned, if one is
 * @param handle the callback that is concerned, if one is
 */
public record ExceptionContext(
    String message,
    @Nullable Throwable exception,
    @Nullable Task<?> task,
    @Nullable Handle handle) {

  /** A failure of which no more is known. */
  public ExceptionContext(String message, @Nullable Throwable exception) {
    this(message, exception, null, null);
  }
}
