package dev.fermata;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * How something has ended: what {@link Fermata#gatherOutcomes} returns for each stage, as asyncio's
 * {@code gather(return_exceptions=True)} does.
 *
 * @param value the value; null if it has failed
 * @param failure why it has failed, a {@link CancellationException} if it was cancelled; null if it
 *     has a value
 */
public record Outcome<T extends @Nullable Object>(@Nullable T value, @Nullable Throwable failure) {

  /** Whether there is a value, which may be null. */
  public boolean isSuccess() {
    return failure == null;
  }

  /** Whether it was cancelled. */
  public boolean isCancelled() {
    return failure instanceof CancellationException;
  }

  /**
   * The value.
   *
   * @throws IllegalStateException if there is none, with the failure as its cause
   */
  public @Nullable T get() {
    if (failure != null) {
      throw new IllegalStateException("There is no value, but a failure", failure);
    }
    return value;
  }

  static <T extends @Nullable Object> Outcome<T> of(Task<T> task) {
    Throwable failure = task.failureOrNull();
    return failure == null ? new Outcome<>(task.knownValue(), null) : new Outcome<>(null, failure);
  }
}
