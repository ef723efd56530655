package dev.fermata;

import dev.fermata.abi.Cancellation;
import dev.fermata.abi.Driver;
import dev.fermata.abi.Shield;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The call of {@link CancelScope#run}. */
final class ScopeCall<T extends @Nullable Object> extends HotCall<T> {
  private static final int ENDED = 1;

  private final CancelScope scope;
  private final boolean failsIfCancelled;
  private @Nullable Callable<? extends CompletionStage<? extends T>> body;
  private @Nullable Shield shield;

  /**
   * Creates a call.
   *
   * @param failsIfCancelled whether it fails with a timeout if the scope was cancelled; otherwise
   *     it returns null
   */
  ScopeCall(
      CancelScope scope,
      boolean failsIfCancelled,
      Callable<? extends CompletionStage<? extends T>> body) {
    this.scope = scope;
    this.failsIfCancelled = failsIfCancelled;
    this.body = body;
  }

  @Override
  public @Nullable Object proceed(Driver driver, int place) throws Throwable {
    Object value;
    try {
      value =
          place == START
              ? driver.pollCall(driver.startBody(Objects.requireNonNull(body)))
              : driver.takeObject();
    } catch (CancellationException e) {
      scope.left();
      deliverKept(driver);
      boolean fromOutside = cancellationRequests() > 0 && !scope.isShielded();
      if (!scope.cancelCalled() || fromOutside) {
        throw e;
      }
      scope.caught();
      if (failsIfCancelled) {
        throw new TimeoutException("The time for the call was up");
      }
      return null;
    } catch (Throwable t) {
      scope.left();
      deliverKept(driver);
      throw t;
    }
    if (value == Driver.SUSPENDED) {
      shield = scope.entered(driver);
      return waitAt(ENDED, driver);
    }
    scope.left();
    deliverKept(driver);
    return value;
  }

  /** What has been kept from the body comes when whoever awaits this call waits again. */
  private void deliverKept(Driver driver) {
    Cancellation kept = shield == null ? null : shield.request();
    if (kept != null && !kept.persistent() && !driver.cancelCaller(kept)) {
      throw new CancellationException(kept.message());
    }
  }

  @Override
  protected void release() {
    body = null;
    shield = null;
  }
}
