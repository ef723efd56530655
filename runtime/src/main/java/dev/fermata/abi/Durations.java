package dev.fermata.abi;

import java.time.Duration;

/** Durations as the loop counts them. */
public final class Durations {
  private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE / 2);

  private Durations() {}

  /** The nanoseconds of {@code duration}: none if it is negative, and 146 years at most. */
  public static long toNanos(Duration duration) {
    if (duration.isNegative()) {
      return 0;
    }
    return duration.compareTo(LONGEST) > 0 ? Long.MAX_VALUE / 2 : duration.toNanos();
  }
}
