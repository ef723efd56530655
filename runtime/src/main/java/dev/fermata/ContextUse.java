package dev.fermata;

import dev.fermata.abi.Driver;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@link AsyncContext#using}: the way in, a call, and the way out. */
final class ContextUse<T extends @Nullable Object, R extends @Nullable Object>
    extends HotCall<@Nullable R> {
  private static final int ENTERING = 1;
  private static final int USING = 2;
  private static final int LEAVING = 3;

  private @Nullable AsyncGenerator<T> generator;
  private @Nullable Function<? super T, ? extends CompletionStage<? extends R>> body;

  ContextUse(
      AsyncGenerator<T> generator,
      Function<? super T, ? extends CompletionStage<? extends R>> body) {
    this.generator = generator;
    this.body = body;
  }

  @Override
  public @Nullable Object proceed(Driver driver, int place) {
    return switch (place) {
      case ENTERING -> use(driver.takeObject(), driver);
      case USING -> used(driver);
      case LEAVING -> driver.takeObject();
      default -> {
        Object context = driver.pollCall(new ContextEntry<>(generator()).begin());
        yield context == Driver.SUSPENDED ? waitAt(ENTERING, driver) : use(context, driver);
      }
    };
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // what ContextEntry has made
  private @Nullable Object use(@Nullable Object entered, Driver driver) {
    T item = ((AsyncContext<T>) entered).value();
    Object value;
    try {
      value = driver.pollCall(Objects.requireNonNull(body).apply(item));
    } catch (Throwable t) {
      return leave(t, null, driver);
    }
    return value == Driver.SUSPENDED ? waitAt(USING, driver) : leave(null, value, driver);
  }

  private @Nullable Object used(Driver driver) {
    Object value;
    try {
      value = driver.takeObject();
    } catch (Throwable t) {
      return leave(t, null, driver);
    }
    return leave(null, value, driver);
  }

  private @Nullable Object leave(
      @Nullable Throwable failure, @Nullable Object value, Driver driver) {
    Object outcome =
        driver.pollCall(new ContextExit<@Nullable Object>(generator(), failure, value).begin());
    return outcome == Driver.SUSPENDED ? waitAt(LEAVING, driver) : outcome;
  }

  private AsyncGenerator<T> generator() {
    return Objects.requireNonNull(generator);
  }

  @Override
  protected void release() {
    generator = null;
    body = null;
  }
}
