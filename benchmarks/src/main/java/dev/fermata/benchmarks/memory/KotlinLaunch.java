package dev.fermata.benchmarks.memory;

import java.util.EnumSet;
import java.util.Set;

/** Kotlin's usual coroutines, which are jobs of kotlinx.coroutines. */
final class KotlinLaunch implements Contestant {
  @Override
  public Set<Kind> kinds() {
    return EnumSet.of(Kind.TASK, Kind.ASLEEP);
  }

  @Override
  public Object suspended(int depth, int a, int b, String c) {
    return KotlinSuspendedKt.launched(a, b, c);
  }

  @Override
  public Object asleep(int a, int b, String c) {
    return KotlinSuspendedKt.asleep(a, b, c);
  }
}
