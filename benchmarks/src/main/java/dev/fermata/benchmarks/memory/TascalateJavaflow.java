package dev.fermata.benchmarks.memory;

import dev.fermata.benchmarks.javaflow.JavaflowSuspended;
import java.util.EnumSet;
import java.util.Set;

/** Continuations of Tascalate JavaFlow, which has no timers. */
final class TascalateJavaflow implements Contestant {
  @Override
  public Set<Kind> kinds() {
    return EnumSet.of(Kind.TASK, Kind.FRAME);
  }

  @Override
  public Object suspended(int depth, int a, int b, String c) {
    return JavaflowSuspended.calls(depth, a, b, c);
  }

  @Override
  public Object asleep(int a, int b, String c) {
    throw new UnsupportedOperationException();
  }
}
