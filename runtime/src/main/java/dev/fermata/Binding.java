package dev.fermata;

import dev.fermata.abi.Driver;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@link ContextVar#where}: sets, calls, and resets. */
final class Binding<T extends @Nullable Object, R extends @Nullable Object> extends HotCall<R> {
  private static final int CALLED = 1;

  private final ContextVar<T> variable;
  private @Nullable T value;
  private @Nullable Callable<? extends CompletionStage<? extends R>> body;
  private @Nullable Token<T> token;

  Binding(ContextVar<T> variable, T value, Callable<? extends CompletionStage<? extends R>> body) {
    this.variable = variable;
    this.value = value;
    this.body = body;
  }

  @Override
  @SuppressWarnings("NullAway") // a type variable may stand for a nullable type
  public @Nullable Object proceed(Driver driver, int place) throws Throwable {
    if (place == START) {
      token = variable.set(value);
    }
    Object result = Driver.SUSPENDED;
    boolean ended = false;
    try {
      result = place == START ? call(driver) : driver.takeObject();
      ended = result != Driver.SUSPENDED;
    } catch (Throwable t) {
      ended = true;
      throw t;
    } finally {
      if (ended) {
        Objects.requireNonNull(token).close();
      }
    }
    return ended ? result : waitAt(CALLED, driver);
  }

  private @Nullable Object call(Driver driver) throws Exception {
    return driver.pollCall(
        Objects.requireNonNull(
            Objects.requireNonNull(body).call(),
            "The body of where() returned null instead of a stage"));
  }

  @Override
  protected void release() {
    value = null;
    body = null;
    token = null;
  }
}
