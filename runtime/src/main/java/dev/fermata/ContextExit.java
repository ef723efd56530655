package dev.fermata;

import dev.fermata.abi.Driver;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The way out of an {@link AsyncContext}: its generator goes on behind the yield, and must end. */
final class ContextExit<R extends @Nullable Object> extends HotCall<R> {
  private static final int RESUMED = 1;
  private static final int CLOSING = 2;

  private @Nullable AsyncGenerator<?> generator;
  private final @Nullable Throwable failure;
  private final @Nullable R value;
  private @Nullable ClosingSequence closing;

  /**
   * @param failure what to throw in at the yield
   * @param value that of the task, if there is no failure
   */
  ContextExit(AsyncGenerator<?> generator, @Nullable Throwable failure, @Nullable R value) {
    this.generator = generator;
    this.failure = failure;
    this.value = value;
  }

  @Override
  public @Nullable Object proceed(Driver driver, int place) throws Throwable {
    if (closing != null) {
      return waitUntilClosed(closing.goOn(driver), driver);
    }
    AsyncGenerator<?> left = Objects.requireNonNull(generator);
    Object item;
    try {
      item = place == RESUMED ? left.asked(driver) : resume(left, driver);
    } catch (IllegalStateException e) {
      throw failure instanceof NoSuchElementException && e.getCause() == failure ? failure : e;
    }
    if (item == Driver.SUSPENDED) {
      return waitAt(RESUMED, driver);
    }
    if (item == Reaction.ENDED) {
      return value;
    }
    closing = new ClosingSequence(didNotStop(), List.<ClosingSequence.Closer>of(left::close));
    return waitUntilClosed(closing.proceed(driver), driver);
  }

  private @Nullable Object resume(AsyncGenerator<?> left, Driver driver) {
    return failure == null ? left.ask(driver) : left.askThrowing(driver, failure);
  }

  private @Nullable Object waitUntilClosed(@Nullable Object outcome, Driver driver) {
    return outcome == Driver.SUSPENDED ? waitAt(CLOSING, driver) : outcome;
  }

  private static IllegalStateException didNotStop() {
    return new IllegalStateException(
        "The generator of a context did not stop behind its yield, but yielded again. It has to"
            + " yield exactly once");
  }

  @Override
  protected void release() {
    generator = null;
    closing = null;
  }
}
