package dev.fermata.benchmarks.memory;

import java.util.EnumSet;
import java.util.Set;

/**
 * A way to suspend calls of a method with three locals, an {@code int}, another, and a reference.
 */
interface Contestant {
  /** What this contestant can be measured at. */
  default Set<Kind> kinds() {
    return EnumSet.allOf(Kind.class);
  }

  /**
   * Suspends calls that await each other, the innermost something that is never ready.
   *
   * @param depth how many calls
   * @return what holds them
   */
  Object suspended(int depth, int a, int b, String c);

  /**
   * Suspends a call that sleeps for an hour.
   *
   * @return what holds it
   */
  Object asleep(int a, int b, String c);

  /** Runs {@code measurement} where calls of this contestant can sleep. */
  default void whereCallsCanSleep(Runnable measurement) {
    measurement.run();
  }
}
