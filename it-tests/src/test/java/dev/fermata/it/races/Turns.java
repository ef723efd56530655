package dev.fermata.it.races;

import dev.fermata.EventLoop;

/** Runs a loop without waiting. */
final class Turns {
  private Turns() {}

  /** Runs {@code count} turns, whether there is something to do or not. */
  static void run(EventLoop loop, int count) {
    for (int i = 0; i < count; i++) {
      loop.stop();
      loop.runForever();
    }
  }
}
