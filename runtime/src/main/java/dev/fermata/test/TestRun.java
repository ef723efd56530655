package dev.fermata.test;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * How to run a test in virtual time. Each method that sets something returns a copy.
 *
 * <pre>{@code
 * runTest(() -> givesUpAfterAnHour());
 * TestRun.standard().seeds(1000).run(() -> transfersKeepTheSum());
 * }</pre>
 */
public final class TestRun {
  /**
   * The system property with the seed of all tests, instead of what they say themselves; to repeat
   * one that has failed.
   */
  public static final String SEED_PROPERTY = "fermata.test.seed";

  private static final TestRun STANDARD =
      new TestRun(Duration.ofDays(1), Duration.ofSeconds(60), null, 0);

  private final Duration timeLimit;
  private final Duration realTimeLimit;
  private final @Nullable Long seed;
  private final int seeds;

  private TestRun(Duration timeLimit, Duration realTimeLimit, @Nullable Long seed, int seeds) {
    this.timeLimit = timeLimit;
    this.realTimeLimit = realTimeLimit;
    this.seed = seed;
    this.seeds = seeds;
  }

  /** First come, first served, for at most a day of virtual and a minute of real time. */
  public static TestRun standard() {
    return STANDARD;
  }

  /**
   * Runs the body of a test as {@link #standard()} has it.
   *
   * @param body as in {@link #run}
   * @return its value
   */
  public static <T extends @Nullable Object> T runTest(
      Callable<? extends CompletionStage<T>> body) {
    return STANDARD.run(body);
  }

  /**
   * Sets how much virtual time each part of the test may take: against programs that wait for ever
   * while something else in them goes on.
   */
  public TestRun timeLimit(Duration limit) {
    return new TestRun(requirePositive(limit), realTimeLimit, seed, seeds);
  }

  /**
   * Sets how much real time each part of the test may take. When it is up, the thread is
   * interrupted, so that what blocks it ends; code that ignores that cannot be stopped.
   */
  public TestRun realTimeLimit(Duration limit) {
    return new TestRun(timeLimit, requirePositive(limit), seed, seeds);
  }

  /** Draws the order of events from {@code seed}, see {@link TestLoop}. */
  public TestRun seed(long seed) {
    return new TestRun(timeLimit, realTimeLimit, seed, 0);
  }

  /**
   * Runs the test with the seeds from 1 to {@code count}, up to the first that fails.
   *
   * @param count how many, at least 1
   */
  public TestRun seeds(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("A search over " + count + " seeds would find nothing");
    }
    return new TestRun(timeLimit, realTimeLimit, null, count);
  }

  /**
   * Runs a test in a {@link TestLoop} of its own, with each of several {@link #seeds} in another.
   * The test passes if the body and all tasks that it has started end, and there is no failure that
   * nobody has seen; see {@link TestSession}.
   *
   * @param body begins in the first turn of the loop
   * @return its value, the last one if there are several seeds; its failure is thrown as it is,
   *     even if it is a checked exception
   * @throws DeadlockError if all tasks wait for each other, or for what nobody has announced
   * @throws TimeLimitError if the test takes too long
   * @throws SeedError if one of several seeds fails
   */
  public <T extends @Nullable Object> T run(Callable<? extends CompletionStage<T>> body) {
    if (seeds == 0 || seedOfProperty() != null) {
      return runOnce(body);
    }
    for (long next = 1; ; next++) {
      try {
        T value = seed(next).runOnce(body);
        if (next == seeds) {
          return value;
        }
      } catch (VirtualMachineError e) {
        throw e;
      } catch (Throwable failure) {
        throw new SeedError(next, failure);
      }
    }
  }

  private <T extends @Nullable Object> T runOnce(Callable<? extends CompletionStage<T>> body) {
    try (TestSession session = open()) {
      return session.run(body);
    }
  }

  /**
   * Begins a test of several parts. Of several {@link #seeds}, it has the first.
   *
   * @return has to be closed
   */
  public TestSession open() {
    return new TestSession(this);
  }

  TestLoop newLoop() {
    Long forced = seedOfProperty();
    if (forced != null) {
      return new TestLoop(forced);
    }
    if (seed != null) {
      return new TestLoop(seed);
    }
    return seeds == 0 ? new TestLoop() : new TestLoop(1);
  }

  Duration timeLimit() {
    return timeLimit;
  }

  Duration realTimeLimit() {
    return realTimeLimit;
  }

  /** What {@link #SEED_PROPERTY} says; null if it is not set. */
  public static @Nullable Long seedOfProperty() {
    String text = System.getProperty(SEED_PROPERTY);
    try {
      return text == null ? null : Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "-D%s=%s is no seed; a seed is a whole number".formatted(SEED_PROPERTY, text), e);
    }
  }

  private static Duration requirePositive(Duration limit) {
    Objects.requireNonNull(limit, "limit");
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException("A test cannot end within " + limit);
    }
    return limit;
  }
}
