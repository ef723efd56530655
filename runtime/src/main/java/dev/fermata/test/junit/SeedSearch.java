package dev.fermata.test.junit;

import dev.fermata.test.SeedError;
import org.opentest4j.TestAbortedException;

/** What the invocations of a {@link SeededTest} have in common. */
final class SeedSearch {
  private volatile boolean failed;

  /** Whether a seed has failed, so that no other need be tried. */
  boolean isOver() {
    return failed;
  }

  /** One invocation. */
  record Seed(long value, SeedSearch search) {
    /** Throws what says more than {@code failure}, if that is one. */
    void failed(Throwable failure) {
      if (isFailure(failure)) {
        search.failed = true;
        throw new SeedError(value, failure);
      }
    }

    /** Takes note of what the test has thrown, whatever part of it. */
    void ended(Throwable failure) {
      if (isFailure(failure)) {
        search.failed = true;
      }
    }

    private static boolean isFailure(Throwable failure) {
      return !(failure instanceof TestAbortedException);
    }
  }
}
