package dev.fermata;

import dev.fermata.abi.Driver;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Awaits the stages that a coroutine yields, and sends their values back in. */
final class DrivenCoroutine<R extends @Nullable Object> extends HotCall<R> {
  private static final int AWAITING = 1;

  private @Nullable Coroutine<?, ?, R> coroutine;

  DrivenCoroutine(Coroutine<?, ?, R> coroutine) {
    this.coroutine = coroutine;
  }

  @Override
  public @Nullable Object proceed(Driver driver, int place) {
    Coroutine<?, ?, R> body = Objects.requireNonNull(coroutine);
    Object yielded = place == START ? body.resumeWith(null) : delivered(body, driver);
    while (yielded != Reaction.ENDED) {
      Object value;
      try {
        value = poll(yielded, driver);
      } catch (Throwable t) {
        yielded = body.resumeThrowing(t);
        continue;
      }
      if (value == Driver.SUSPENDED) {
        return waitAt(AWAITING, driver);
      }
      yielded = body.resumeWith(value);
    }
    return body.result();
  }

  private static @Nullable Object delivered(Coroutine<?, ?, ?> body, Driver driver) {
    Object value;
    try {
      value = driver.takeObject();
    } catch (Throwable t) {
      return body.resumeThrowing(t);
    }
    return body.resumeWith(value);
  }

  private static @Nullable Object poll(@Nullable Object yielded, Driver driver) {
    if (yielded == null) {
      return driver.pollSleep(Duration.ZERO);
    }
    if (yielded instanceof CompletionStage<?> stage) {
      return driver.poll(stage);
    }
    throw new IllegalStateException(
        "A coroutine that is driven as a task yielded an object of "
            + yielded.getClass()
            + ". Yield a CompletionStage, or null to let others go first");
  }

  @Override
  protected void release() {
    coroutine = null;
  }
}
