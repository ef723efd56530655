package dev.fermata.sync;

import dev.fermata.Task;
import dev.fermata.abi.Driver;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Acquires a lease, calls a body, and closes the lease when the body has ended. */
final class WithLease<T extends @Nullable Object> extends SyncCall<T> {
  private static final int ACQUIRED = 1;
  private static final int ENDED = 2;

  private final Supplier<Task<Lease>> acquire;
  private @Nullable Callable<? extends CompletionStage<? extends T>> body;
  private @Nullable Lease lease;

  WithLease(Supplier<Task<Lease>> acquire, Callable<? extends CompletionStage<? extends T>> body) {
    this.acquire = acquire;
    this.body = body;
  }

  @Override
  public @Nullable Object proceed(Driver driver, int place) throws Exception {
    switch (place) {
      case ACQUIRED:
        return callBody(driver.takeObject(), driver);
      case ENDED:
        try (Lease held = lease) {
          return driver.takeObject();
        }
      default:
        Object acquired = driver.pollCall(acquire.get());
        if (acquired == Driver.SUSPENDED) {
          return waitAt(ACQUIRED, driver);
        }
        return callBody(acquired, driver);
    }
  }

  private @Nullable Object callBody(@Nullable Object acquired, Driver driver) throws Exception {
    Lease held = (Lease) Objects.requireNonNull(acquired);
    Callable<? extends CompletionStage<? extends T>> called = Objects.requireNonNull(body);
    body = null;
    boolean ended = true;
    try {
      Object value = driver.pollCall(called.call());
      if (value == Driver.SUSPENDED) {
        lease = held;
        ended = false;
        return waitAt(ENDED, driver);
      }
      return value;
    } finally {
      if (ended) {
        held.close();
      }
    }
  }

  @Override
  protected void release() {
    body = null;
    lease = null;
  }
}
