package dev.fermata.sync;

import dev.fermata.Task;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A number of permits, each of which lets one task go on: asyncio's {@code Semaphore}, and its
 * {@code BoundedSemaphore}. Those who wait get a permit in the order in which they came.
 *
 * <pre>{@code
 * try (var permit = await(connections.acquire())) {
 *   return Task.of(await(fetch(page)));
 * }
 * }</pre>
 *
 * <p>It belongs to one event loop, see {@link dev.fermata.sync}.
 */
public final class AsyncSemaphore extends Shares {
  private final int limit;
  private int permits;

  /**
   * Creates a semaphore.
   *
   * @param permits how many there are at first; {@link #release} can add some
   * @throws IllegalArgumentException if {@code permits} is negative
   */
  public AsyncSemaphore(int permits) {
    this(permits, Integer.MAX_VALUE);
  }

  private AsyncSemaphore(int permits, int limit) {
    if (permits < 0) {
      throw new IllegalArgumentException(
          "An AsyncSemaphore cannot have " + permits + " permits; 0 is the least");
    }
    this.permits = permits;
    this.limit = limit;
  }

  /**
   * Creates a semaphore that never has more permits than at first, so that one {@link #release} too
   * many is found: asyncio's {@code BoundedSemaphore}.
   *
   * @throws IllegalArgumentException if {@code permits} is negative
   */
  public static AsyncSemaphore bounded(int permits) {
    return new AsyncSemaphore(permits, permits);
  }

  /**
   * Waits until there is a permit, and takes it.
   *
   * @return closing it gives the permit back
   */
  public Task<Lease> acquire() {
    return acquire(new Permit(this));
  }

  /**
   * Takes a permit if there is one and nobody waits for it. To be given back by {@link #release}.
   *
   * @return whether there was
   */
  public boolean tryAcquire() {
    if (locked()) {
      return false;
    }
    permits--;
    return true;
  }

  /**
   * Gives a permit back, or adds one, and wakes the first who waits for it. Whoever has a lease
   * closes that instead.
   *
   * @throws IllegalStateException if a bounded semaphore would have more permits than at first
   */
  public void release() {
    addPermit();
    grant();
  }

  /** Whether whoever wants a permit now has to wait. */
  public boolean locked() {
    return permits == 0 || !waiters.isEmpty();
  }

  /** How many permits there are now. */
  public int availablePermits() {
    return permits;
  }

  /**
   * Calls {@code body} with a permit, until the stage that it returns is complete.
   *
   * @return ends as that stage does
   */
  public <T extends @Nullable Object> Task<T> withPermit(
      Callable<? extends CompletionStage<? extends T>> body) {
    return new WithLease<T>(this::acquire, Objects.requireNonNull(body, "body")).begin();
  }

  private void addPermit() {
    if (permits == limit) {
      throw new IllegalStateException(
          "release() of an AsyncSemaphore that has all of its "
              + limit
              + " permits. Release it once for each acquire");
    }
    permits++;
  }

  private static final class Permit extends Share {
    private final AsyncSemaphore semaphore;

    Permit(AsyncSemaphore semaphore) {
      this.semaphore = semaphore;
    }

    @Override
    Shares source() {
      return semaphore;
    }

    @Override
    boolean take() {
      if (semaphore.permits == 0) {
        return false;
      }
      semaphore.permits--;
      return true;
    }

    @Override
    void giveBack() {
      semaphore.addPermit();
    }
  }
}
