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

  void end() {
    failed = true;
  }

  /** One invocation. */
  record Seed(long value, SeedSearch search) {
    /** Throws what says more than {@code failure}, if that is one. */
    void failed(Throwable failure) {
      if (!(failure instanceof TestAbortedException)) {
        search.end();
        throw new SeedError(value, failure);
      }
    }
  }
}
