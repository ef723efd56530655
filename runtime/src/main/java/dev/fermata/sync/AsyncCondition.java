package dev.fermata.sync;

import dev.fermata.Task;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets tasks that hold a lock wait for others to change what the lock guards: asyncio's {@code
 * Condition}, with the names of {@link java.util.concurrent.locks.Condition}.
 *
 * <pre>{@code
 * try (var lease = await(condition.lock().acquire())) {
 *   await(condition.awaitUntil(() -> !orders.isEmpty()));
 *   serve(orders.remove());
 * }
 * }</pre>
 *
 * <p>It belongs to one event loop, see {@link dev.fermata.sync}.
 */
public final class AsyncCondition extends LoopBound {
  final WaitQueue waiters = new WaitQueue();
  private final AsyncLock lock;

  /** Creates a condition with a lock of its own. */
  public AsyncCondition() {
    this(new AsyncLock());
  }

  /** Creates a condition of a lock that may have others. */
  public AsyncCondition(AsyncLock lock) {
    this.lock = Objects.requireNonNull(lock, "lock");
  }

  /** The lock, which whoever waits or signals has to hold. */
  public AsyncLock lock() {
    return lock;
  }

  /**
   * Releases the lock, waits for a signal, and takes the lock again. That is so as well if the wait
   * is cancelled: the lock is held when the task ends. It may go on without a signal, so whoever
   * waits has to look again whether what it waits for is so.
   *
   * <p>A lease that the task has of the lock stays as good as before.
   *
   * @return fails with {@link IllegalStateException} if nobody holds the lock
   */
  public Task<@Nullable Void> await() {
    return new ConditionWait(this, null).begin();
  }

  /**
   * As {@link #await}, again and again until {@code predicate} is true, perhaps not once: asyncio's
   * {@code wait_for}.
   *
   * @param predicate is asked with the lock held
   */
  public Task<@Nullable Void> awaitUntil(BooleanSupplier predicate) {
    return new ConditionWait(this, Objects.requireNonNull(predicate, "predicate")).begin();
  }

  /**
   * As {@link #signal(int)}, for one.
   *
   * @throws IllegalStateException if nobody holds the lock
   */
  public void signal() {
    signal(1);
  }

  /**
   * Wakes those who wait, in the order in which they came: asyncio's {@code notify}. They go on
   * once the lock is released.
   *
   * @param count how many at most
   * @throws IllegalArgumentException if {@code count} is negative
   * @throws IllegalStateException if nobody holds the lock
   */
  public void signal(int count) {
    if (count < 0) {
      throw new IllegalArgumentException("signal(" + count + ") of an AsyncCondition: negative");
    }
    requireLocked("signal");
    wake(count);
  }

  /**
   * Wakes all who wait: asyncio's {@code notify_all}.
   *
   * @throws IllegalStateException if nobody holds the lock
   */
  public void signalAll() {
    signal(Integer.MAX_VALUE);
  }

  void wake(int count) {
    for (int i = 0; i < count && waiters.dismissNext(); i++) {}
  }

  void requireLocked(String method) {
    if (!lock.locked()) {
      throw new IllegalStateException(
          method
              + "() of an AsyncCondition whose lock nobody holds. Acquire its lock() before, and"
              + " release it after");
    }
  }
}
