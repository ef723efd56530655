package dev.fermata;

import dev.fermata.abi.Driver;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The way into an {@link AsyncContext}: its generator goes on to the yield. */
final class ContextEntry<T extends @Nullable Object> extends HotCall<AsyncContext<T>> {
  private static final int ASKED = 1;

  private @Nullable AsyncGenerator<T> generator;

  ContextEntry(AsyncGenerator<T> generator) {
    this.generator = generator;
  }

  @Override
  @SuppressWarnings({"unchecked", "NullAway"}) // the items are a T, which may be a nullable type
  public @Nullable Object proceed(Driver driver, int place) {
    AsyncGenerator<T> entered = Objects.requireNonNull(generator);
    Object item = place == ASKED ? entered.asked(driver) : entered.ask(driver);
    if (item == Driver.SUSPENDED) {
      return waitAt(ASKED, driver);
    }
    if (item == Reaction.ENDED) {
      throw new IllegalStateException(
          "The generator of a context did not yield, so that there is nothing to use. It has to"
              + " yield exactly once");
    }
    return new AsyncContext<>(entered, (T) item);
  }

  @Override
  protected void release() {
    generator = null;
  }
}
