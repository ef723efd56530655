package dev.fermata.sync;

import dev.fermata.abi.Cancellation;
import dev.fermata.abi.Driver;
import dev.fermata.abi.Shield;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A task's wait for a condition, which ends with the lock held, come what may. */
final class ConditionWait extends SyncCall<@Nullable Void> {
  private static final int SIGNALLED = 1;
  private static final int LOCKED = 2;

  private final AsyncCondition condition;
  private final @Nullable BooleanSupplier predicate;

  private @Nullable Waiting waiting;
  private @Nullable Lease suspended;
  private @Nullable Shield shield;
  private @Nullable Throwable failure;
  private boolean signalled;

  /**
   * @param predicate what has to be true in the end; null if one signal is enough
   */
  ConditionWait(AsyncCondition condition, @Nullable BooleanSupplier predicate) {
    this.condition = condition;
    this.predicate = predicate;
  }

  @Override
  public @Nullable Object proceed(Driver driver, int place) throws Throwable {
    return switch (place) {
      case SIGNALLED -> lockAgain(driver);
      case LOCKED -> {
        driver.takeObject();
        yield locked(driver);
      }
      default -> {
        condition.requireLocked(predicate == null ? "await" : "awaitUntil");
        if (predicate != null && predicate.getAsBoolean()) {
          yield null;
        }
        yield waitForSignal(driver);
      }
    };
  }

  private Object waitForSignal(Driver driver) {
    condition.bind(driver);
    Waiting entry = new Waiting(condition);
    condition.waiters.add(entry);
    waiting = entry;
    suspended = condition.lock().suspendHold();
    driver.poll(entry);
    return waitAt(SIGNALLED, driver);
  }

  private @Nullable Object lockAgain(Driver driver) throws Throwable {
    Waiting ended = Objects.requireNonNull(waiting);
    signalled = ended.wasWoken();
    try {
      driver.takeObject();
    } catch (Throwable t) {
      failure = t;
    }
    ended.leave();
    shield = null;
    if (driver.pollCall(condition.lock().acquire()) != Driver.SUSPENDED) {
      return locked(driver);
    }
    // Whoever called expects to hold the lock, also in the handlers of its cancellation.
    shield = driver.shield(true);
    return waitAt(LOCKED, driver);
  }

  private @Nullable Object locked(Driver driver) throws Throwable {
    condition.lock().resumeHold(Objects.requireNonNull(suspended));
    Cancellation request = shield == null ? null : shield.request();
    if (request != null && failure == null) {
      failure = new CancellationException(request.message());
    }
    if (failure != null) {
      if (signalled) {
        condition.wake(1);
      }
      throw failure;
    }
    return predicate == null || predicate.getAsBoolean() ? null : waitForSignal(driver);
  }

  @Override
  protected void release() {
    waiting = null;
    suspended = null;
    shield = null;
    failure = null;
  }
}
