package dev.fermata.test;

/**
 * A search over seeds has found one whose order of events makes the test fail. The message says how
 * to repeat it; the cause is the failure.
 */
public final class SeedError extends AssertionError {
  private static final long serialVersionUID = 1;

  /** The seed. */
  private final long seed;

  /**
   * Says that {@code seed} is the first from 1 on that fails.
   *
   * @param failure what the test threw
   */
  public SeedError(long seed, Throwable failure) {
    super(
        "Seed %d is the first that fails: %s%nTo repeat this order of events: @VirtualTime(seed = %d), TestRun.standard().seed(%d), or -D%s=%d"
            .formatted(seed, failure, seed, seed, TestRun.SEED_PROPERTY, seed),
        failure);
    this.seed = seed;
  }

  /** The seed whose order of events makes the test fail. */
  public long seed() {
    return seed;
  }
}
