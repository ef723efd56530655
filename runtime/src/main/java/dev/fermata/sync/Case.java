package dev.fermata.sync;

import dev.fermata.abi.Driver;
import org.jspecify.annotations.Nullable;

/**
 * One of the things that a {@link Select} waits for. It can be used again for another select once
 * the one is over.
 *
 * @param <R> the type of the result
 */
public abstract sealed class Case<R extends @Nullable Object>
    permits ReceiveCase, SendCase, DoneCase, TimeoutCase {
  private boolean used;

  Case() {}

  /** Throws if a select waits for this already. */
  final void requireUnused() {
    if (used) {
      throw new IllegalStateException(
          "This case is part of another select that goes on. Make one for each");
    }
  }

  /** Begins to wait, on behalf of {@code selection}. */
  final void begin(Selection<?> selection, Driver driver) {
    requireUnused();
    used = true;
    enlist(selection, driver);
  }

  /** Stops to wait, and passes on what was meant for this. */
  final void end() {
    if (used) {
      used = false;
      withdraw();
    }
  }

  /** Whether this can happen now, or fails. */
  abstract boolean isReady();

  /** Makes this happen. */
  abstract void happen() throws Throwable;

  /** The result, once it has happened. */
  abstract R result() throws Exception;

  abstract void enlist(Selection<?> selection, Driver driver);

  abstract void withdraw();

  /** Waits on, if this was woken but is not ready. */
  void renew() {}
}
