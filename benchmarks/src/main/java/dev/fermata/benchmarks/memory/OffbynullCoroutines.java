package dev.fermata.benchmarks.memory;

import dev.fermata.benchmarks.offbynull.OffbynullSuspended;
import java.util.EnumSet;
import java.util.Set;

/** Coroutines of offbynull's, which have no timers. */
final class OffbynullCoroutines implements Contestant {
  @Override
  public Set<Kind> kinds() {
    return EnumSet.of(Kind.TASK, Kind.FRAME);
  }

  @Override
  public Object suspended(int depth, int a, int b, String c) {
    return OffbynullSuspended.calls(depth, a, b, c);
  }

  @Override
  public Object asleep(int a, int b, String c) {
    throw new UnsupportedOperationException();
  }
}
