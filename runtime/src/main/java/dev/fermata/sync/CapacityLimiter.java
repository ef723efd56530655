package dev.fermata.sync;

import dev.fermata.Fermata;
import dev.fermata.Task;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Set;

/**
 * A number of tokens, of which each borrower has one at most: trio's {@code CapacityLimiter}. Other
 * than with a semaphore, the number can be changed, and it is known who has a token: to borrow
 * twice, or to give back what another has borrowed, is an error. The borrower is the task that
 * asks, unless another is named.
 *
 * <p>Those who wait get a token in the order in which they came. A limiter belongs to one event
 * loop, see {@link dev.fermata.sync}.
 */
public final class CapacityLimiter extends Shares {
  /** Who has a token or waits for one. */
  private final Set<Object> claimants = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Who has a token. */
  private final Set<Object> borrowers = Collections.newSetFromMap(new IdentityHashMap<>());

  private int total;

  /**
   * Creates a limiter.
   *
   * @throws IllegalArgumentException if {@code totalTokens} is negative
   */
  public CapacityLimiter(int totalTokens) {
    this.total = requireTokens(totalTokens);
  }

  /**
   * Waits until there is a token, and has the current task borrow it.
   *
   * @return closing it gives the token back; fails with {@link IllegalStateException} if the task
   *     has one already, or waits for one
   */
  public Task<Lease> acquire() {
    Task<?> task = Fermata.currentTask();
    return task == null
        ? Task.failed(new IllegalStateException(noTask("acquire")))
        : acquireOnBehalfOf(task);
  }

  /**
   * As {@link #acquire}, for another borrower.
   *
   * @param borrower is told from others by identity
   */
  public Task<Lease> acquireOnBehalfOf(Object borrower) {
    if (!claimants.add(Objects.requireNonNull(borrower, "borrower"))) {
      return Task.failed(new IllegalStateException(claimedTwice(borrower)));
    }
    return acquire(new Token(this, borrower));
  }

  /**
   * Has the current task borrow a token if there is one and nobody waits for it. To be given back
   * by {@link #release}.
   *
   * @return whether there was
   * @throws IllegalStateException if the task has one already, or if no task runs
   */
  public boolean tryAcquire() {
    return tryAcquireOnBehalfOf(currentTask("tryAcquire"));
  }

  /**
   * As {@link #tryAcquire}, for another borrower.
   *
   * @throws IllegalStateException if the borrower has a token already, or waits for one
   */
  public boolean tryAcquireOnBehalfOf(Object borrower) {
    if (!claimants.add(Objects.requireNonNull(borrower, "borrower"))) {
      throw new IllegalStateException(claimedTwice(borrower));
    }
    boolean granted = tryAcquire(new Token(this, borrower));
    if (!granted) {
      claimants.remove(borrower);
    }
    return granted;
  }

  /**
   * Gives the token of the current task back. Whoever has a lease closes that instead.
   *
   * @throws IllegalStateException if the task has none, or if no task runs
   */
  public void release() {
    releaseOnBehalfOf(currentTask("release"));
  }

  /**
   * Gives the token of {@code borrower} back.
   *
   * @throws IllegalStateException if the borrower has none
   */
  public void releaseOnBehalfOf(Object borrower) {
    if (!giveBack(borrower)) {
      throw new IllegalStateException(
          borrower + " has no token of this CapacityLimiter that it could give back");
    }
    grant();
  }

  /** How many tokens there are, borrowed or not. */
  public int totalTokens() {
    return total;
  }

  /**
   * Changes how many tokens there are. If more are borrowed, nobody gets one until enough have come
   * back.
   *
   * @throws IllegalArgumentException if {@code totalTokens} is negative
   */
  public void totalTokens(int totalTokens) {
    total = requireTokens(totalTokens);
    grant();
  }

  /** How many tokens are borrowed. */
  public int borrowedTokens() {
    return borrowers.size();
  }

  /** How many tokens can be borrowed; negative if the total has become too small. */
  public int availableTokens() {
    return total - borrowers.size();
  }

  private boolean giveBack(Object borrower) {
    boolean borrowed = borrowers.remove(borrower);
    if (borrowed) {
      claimants.remove(borrower);
    }
    return borrowed;
  }

  private static int requireTokens(int totalTokens) {
    if (totalTokens < 0) {
      throw new IllegalArgumentException(
          "A CapacityLimiter cannot have " + totalTokens + " tokens; 0 is the least");
    }
    return totalTokens;
  }

  private static Task<?> currentTask(String method) {
    Task<?> task = Fermata.currentTask();
    if (task == null) {
      throw new IllegalStateException(noTask(method));
    }
    return task;
  }

  private static String noTask(String method) {
    return method
        + "() of a CapacityLimiter where no task runs that could be the borrower. Name one with "
        + method
        + "OnBehalfOf(...)";
  }

  private static String claimedTwice(Object borrower) {
    return borrower
        + " has a token of this CapacityLimiter already, or waits for one. A borrower has one at"
        + " most";
  }

  private static final class Token extends Share {
    private final CapacityLimiter limiter;
    private final Object borrower;

    Token(CapacityLimiter limiter, Object borrower) {
      this.limiter = limiter;
      this.borrower = borrower;
    }

    @Override
    Shares source() {
      return limiter;
    }

    @Override
    boolean take() {
      return limiter.availableTokens() > 0 && limiter.borrowers.add(borrower);
    }

    @Override
    void giveBack() {
      limiter.giveBack(borrower);
    }

    @Override
    void renounce() {
      limiter.claimants.remove(borrower);
    }
  }
}
