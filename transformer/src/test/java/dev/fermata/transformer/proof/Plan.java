package dev.fermata.transformer.proof;

import java.util.SplittableRandom;

/**
 * What becomes of the awaits of one run: the same plan has them end in the same way whether they
 * block or suspend.
 *
 * @param seed decides what is random
 * @param pendingPercent how many have to wait
 * @param failingPercent how many fail
 * @param cancelledAwait during which await the task is cancelled; -1 for none
 * @param onLoop whether the program runs in an event loop
 */
record Plan(long seed, int pendingPercent, int failingPercent, int cancelledAwait, boolean onLoop) {
  private static final int ALL = 100;

  static Plan ready() {
    return new Plan(0, 0, 0, -1, false);
  }

  static Plan pending(boolean onLoop) {
    return new Plan(0, ALL, 0, -1, onLoop);
  }

  static Plan random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new Plan(seed, random.nextInt(20, 80), random.nextInt(12), -1, random.nextBoolean());
  }

  Plan cancelling(int await) {
    return new Plan(seed, pendingPercent, failingPercent, await, onLoop);
  }

  boolean isPending(int await) {
    return await == cancelledAwait || draw(await, 1) < pendingPercent;
  }

  boolean isFailing(int await) {
    return draw(await, 2) < failingPercent;
  }

  private int draw(int await, int purpose) {
    return new SplittableRandom(seed * 1_000_003 + await * 31L + purpose).nextInt(ALL);
  }
}
