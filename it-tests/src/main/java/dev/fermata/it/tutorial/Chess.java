package dev.fermata.it.tutorial;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The exhibition: Judit Polgár plays 24 opponents, 30 pairs of moves on each board. She takes 5
 * seconds for a move, her opponents take 55.
 */
final class Chess {
  static final int OPPONENTS = 24;
  static final int MOVE_PAIRS = 30;
  static final int JUDIT = 5;
  static final int OPPONENT = 55;

  private Chess() {}

  /** Blocks the thread: Judit can think about one board at a time only. */
  static void think(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    for (long rest = duration.toNanos(); rest > 0; rest = end - System.nanoTime()) {
      LockSupport.parkNanos(rest);
    }
  }

  static void printExhibition(double seconds) {
    long s = Math.round(seconds);
    System.out.printf(
        "Board exhibition finished for %d opponents in %d:%02d:%02d hr.%n",
        OPPONENTS, s / 3600, s / 60 % 60, s % 60);
  }
}
