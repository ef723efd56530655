package dev.fermata.it.tutorial;

import java.time.Duration;

/**
 * The time that the programs live in: real seconds, or shorter ones of as many microseconds as the
 * system property {@code second} says.
 */
public final class Seconds {
  private static final long MICROS = Long.getLong("second", 1_000_000);

  private Seconds() {}

  public static Duration seconds(long count) {
    return Duration.ofNanos(count * MICROS * 1_000);
  }

  /** How many seconds have gone by since {@link System#nanoTime} was {@code start}. */
  public static double since(long start) {
    return (System.nanoTime() - start) / (MICROS * 1_000.0);
  }
}
