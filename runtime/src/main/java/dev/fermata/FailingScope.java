package dev.fermata;

import dev.fermata.abi.Driver;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@link Fermata#failAfter}: a scope that ends with an exception if it is cancelled. */
final class FailingScope<T extends @Nullable Object> extends HotCall<T> {
  private static final int ENDED = 1;

  private final CancelScope scope;
  private @Nullable Function<? super CancelScope, ? extends CompletionStage<? extends T>> body;

  FailingScope(
      CancelScope scope,
      Function<? super CancelScope, ? extends CompletionStage<? extends T>> body) {
    this.scope = scope;
    this.body = body;
  }

  @Override
  public @Nullable Object proceed(Driver driver, int place) throws Exception {
    Object value = place == START ? enter(driver) : driver.takeObject();
    if (value == Driver.SUSPENDED) {
      return waitAt(ENDED, driver);
    }
    if (scope.cancelledCaught()) {
      throw new TimeoutException("The time for the call was up");
    }
    return value;
  }

  private @Nullable Object enter(Driver driver) throws Exception {
    return driver.pollCall(
        driver.startBody(() -> scope.<T>run(() -> Objects.requireNonNull(body).apply(scope))));
  }

  @Override
  protected void release() {
    body = null;
  }
}
