package dev.fermata.sync;

import dev.fermata.Task;

/**
 * A lock that either several readers hold, or one writer. Those who wait for it get it in the order
 * in which they came, so that neither readers nor writers wait for ever: a reader who comes after a
 * writer waits until the writer has had its turn. It is not reentrant, and a reader cannot become a
 * writer without releasing it first.
 *
 * <pre>{@code
 * try (var lease = await(lock.acquireRead())) {
 *   return Task.of(await(table.find(key)));
 * }
 * }</pre>
 *
 * <p>It belongs to one event loop, see {@link dev.fermata.sync}.
 */
public final class AsyncReadWriteLock extends Shares {
  private int readers;
  private boolean writing;

  /** Creates a lock that nobody holds. */
  public AsyncReadWriteLock() {}

  /**
   * Waits until no writer holds the lock, nor has come before, and takes it.
   *
   * @return closing it releases the lock
   */
  public Task<Lease> acquireRead() {
    return acquire(new Reading(this));
  }

  /**
   * Waits until nobody holds the lock, and takes it.
   *
   * @return closing it releases the lock
   */
  public Task<Lease> acquireWrite() {
    return acquire(new Writing(this));
  }

  /**
   * Takes the lock if a reader need not wait now. To be released by {@link #releaseRead}.
   *
   * @return whether that is so
   */
  public boolean tryAcquireRead() {
    return tryAcquire(new Reading(this));
  }

  /**
   * Takes the lock if a writer need not wait now. To be released by {@link #releaseWrite}.
   *
   * @return whether that is so
   */
  public boolean tryAcquireWrite() {
    return tryAcquire(new Writing(this));
  }

  /**
   * Releases the lock for one reader. Whoever has a lease closes that instead.
   *
   * @throws IllegalStateException if no reader holds the lock
   */
  public void releaseRead() {
    if (readers == 0) {
      throw new IllegalStateException(
          "releaseRead() of an AsyncReadWriteLock that no reader holds. Release it once for each"
              + " acquireRead");
    }
    readers--;
    grant();
  }

  /**
   * Releases the lock for its writer. Whoever has a lease closes that instead.
   *
   * @throws IllegalStateException if no writer holds the lock
   */
  public void releaseWrite() {
    if (!writing) {
      throw new IllegalStateException(
          "releaseWrite() of an AsyncReadWriteLock that no writer holds. Release it once for each"
              + " acquireWrite");
    }
    writing = false;
    grant();
  }

  /** How many readers hold the lock. */
  public int readers() {
    return readers;
  }

  /** Whether a writer holds the lock. */
  public boolean writeLocked() {
    return writing;
  }

  private static final class Reading extends Share {
    private final AsyncReadWriteLock lock;

    Reading(AsyncReadWriteLock lock) {
      this.lock = lock;
    }

    @Override
    Shares source() {
      return lock;
    }

    @Override
    boolean take() {
      if (lock.writing) {
        return false;
      }
      lock.readers++;
      return true;
    }

    @Override
    void giveBack() {
      lock.readers--;
    }
  }

  private static final class Writing extends Share {
    private final AsyncReadWriteLock lock;

    Writing(AsyncReadWriteLock lock) {
      this.lock = lock;
    }

    @Override
    Shares source() {
      return lock;
    }

    @Override
    boolean take() {
      if (lock.writing || lock.readers > 0) {
        return false;
      }
      lock.writing = true;
      return true;
    }

    @Override
    void giveBack() {
      lock.writing = false;
    }
  }
}
