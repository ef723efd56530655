package dev.fermata.benchmarks.timers;

/** Kotlin's coroutines that {@code delay} in {@code runBlocking}. */
final class KotlinDelays implements Contestant {
  @Override
  public void run(int timers) {
    KotlinDelayKt.delays(timers);
  }
}
