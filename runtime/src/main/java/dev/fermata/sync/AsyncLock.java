package dev.fermata.sync;

import dev.fermata.Task;
import dev.fermata.abi.Driver;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A lock that one task holds at a time, across awaits: asyncio's {@code Lock}. Those who wait for
 * it get it in the order in which they came; whoever releases it and wants it back has to queue up
 * behind them. It is not reentrant: a task that acquires it twice waits for itself for ever.
 *
 * <pre>{@code
 * try (var lease = await(lock.acquire())) {
 *   int balance = await(account.balance());
 *   await(account.set(balance - amount));
 * }
 * }</pre>
 *
 * <p>It belongs to one event loop, see {@link dev.fermata.sync}. Between two awaits a task needs no
 * lock, since nothing else runs in its loop.
 */
public final class AsyncLock extends LoopBound {
  /** The hold of somebody who releases the lock by {@link #release}. */
  private static final Lease UNNAMED = () -> {};

  private final WaitQueue waiters = new WaitQueue();
  private @Nullable Lease holder;

  /** Creates a lock that nobody holds. */
  public AsyncLock() {}

  /**
   * Waits until the lock is free, and takes it.
   *
   * @return closing it releases the lock, unless it was released before
   */
  public Task<Lease> acquire() {
    return isFree() ? Task.of(take()) : new Acquire(this).begin();
  }

  /**
   * Takes the lock if it is free and nobody waits for it. To be released by {@link #release}.
   *
   * @return whether it was
   */
  public boolean tryAcquire() {
    if (!isFree()) {
      return false;
    }
    holder = UNNAMED;
    return true;
  }

  /**
   * Releases the lock and wakes the first who waits for it. Whoever has a lease closes that
   * instead, which can not release the hold of somebody else.
   *
   * @throws IllegalStateException if nobody holds the lock
   */
  public void release() {
    if (holder == null) {
      throw new IllegalStateException(
          "release() of an AsyncLock that nobody holds. Release it once for each acquire");
    }
    free();
  }

  /** Whether somebody holds the lock. */
  public boolean locked() {
    return holder != null;
  }

  /**
   * Calls {@code body} with the lock held, until the stage that it returns is complete.
   *
   * @return ends as that stage does
   */
  public <T extends @Nullable Object> Task<T> withLock(
      Callable<? extends CompletionStage<? extends T>> body) {
    return new WithLease<T>(this::acquire, Objects.requireNonNull(body, "body")).begin();
  }

  /** Those who were woken but have not run yet come before anybody else. */
  private boolean isFree() {
    return holder == null && waiters.isEmpty();
  }

  private Lease take() {
    Lease lease = new Hold(this);
    holder = lease;
    return lease;
  }

  /** Releases the lock for as long as its holder waits for a condition. */
  Lease suspendHold() {
    Lease suspended = Objects.requireNonNull(holder);
    free();
    return suspended;
  }

  /** Has the lock, which was acquired again, be held by the lease that it was held by before. */
  void resumeHold(Lease suspended) {
    holder = suspended;
  }

  private void free() {
    holder = null;
    wakeFirst();
  }

  private void wakeFirst() {
    if (waiters.woken() == 0) {
      waiters.wakeNext();
    }
  }

  private static final class Hold implements Lease {
    private final AsyncLock lock;

    Hold(AsyncLock lock) {
      this.lock = lock;
    }

    @Override
    public void close() {
      if (lock.holder == this) {
        lock.free();
      }
    }
  }

  private static final class Acquire extends WaitingCall<Lease> {
    private final AsyncLock lock;

    Acquire(AsyncLock lock) {
      this.lock = lock;
    }

    @Override
    Object attempt(Driver driver, @Nullable Waiting ended) {
      if (ended == null) {
        lock.bind(driver);
        return waitIn(lock.waiters, lock, driver);
      }
      ended.leave();
      return lock.take();
    }

    @Override
    void cancelled(Waiting ended) {
      if (lock.holder == null) {
        lock.wakeFirst();
      }
    }
  }
}
