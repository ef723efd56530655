package dev.fermata.benchmarks.memory;

import java.util.EnumSet;
import java.util.Set;

/** Kotlin on the bare language: the coroutine and what receives its result. */
final class KotlinRaw implements Contestant {
  @Override
  public Set<Kind> kinds() {
    return EnumSet.of(Kind.TASK, Kind.FRAME);
  }

  @Override
  public Object suspended(int depth, int a, int b, String c) {
    return depth == 1 ? KotlinSuspendedKt.raw(a, b, c) : KotlinSuspendedKt.rawChain(depth, a, b, c);
  }

  @Override
  public Object asleep(int a, int b, String c) {
    throw new UnsupportedOperationException();
  }
}
