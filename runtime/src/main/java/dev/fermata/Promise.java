package dev.fermata;

import dev.fermata.abi.Driver;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A task that is completed from outside: asyncio's {@code Future}. It may be completed from any
 * thread; the tasks that await it go on in their own loops, and those that were started off any
 * loop go on in the completing thread before the completing method returns.
 *
 * <p>Whoever awaits a promise and is cancelled cancels the promise.
 *
 * @param <T> the type of the value
 */
public final class Promise<T extends @Nullable Object> extends Task<T> {
  /**
   * Creates a pending promise that belongs to the event loop running in this thread, or to none.
   */
  public Promise() {
    this(EventLoop.currentOrNull());
  }

  Promise(@Nullable EventLoop loop) {
    super(loop);
  }

  /**
   * Gives the promise its value.
   *
   * @return false if the promise was complete already, which then stays as it is
   */
  public boolean complete(T value) {
    return resolve(value);
  }

  /**
   * Fails the promise; with a {@link java.util.concurrent.CancellationException}, the promise is
   * cancelled.
   *
   * @return false if the promise was complete already, which then stays as it is
   */
  public boolean completeExceptionally(Throwable failure) {
    return reject(Objects.requireNonNull(failure, "failure"));
  }

  @Override
  protected boolean hasBody() {
    return false;
  }

  @Override
  protected void step(Driver driver) {
    throw new AssertionError("has no body");
  }
}
