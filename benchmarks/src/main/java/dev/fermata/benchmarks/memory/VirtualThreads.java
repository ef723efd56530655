package dev.fermata.benchmarks.memory;

import dev.fermata.benchmarks.NewVirtualThreads;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Virtual threads that are parked, or asleep. */
final class VirtualThreads implements Contestant {
  private int result;

  @Override
  public Set<Kind> kinds() {
    return NewVirtualThreads.available() ? EnumSet.allOf(Kind.class) : EnumSet.noneOf(Kind.class);
  }

  @Override
  public Object suspended(int depth, int a, int b, String c) {
    return started(() -> result = parked(depth, a, b, c), Thread.State.WAITING);
  }

  private static int parked(int depth, int a, int b, String c) {
    int r = depth == 1 ? never() : parked(depth - 1, a, b, c);
    return r + a + b + c.length();
  }

  private static int never() {
    while (true) {
      LockSupport.park();
    }
  }

  @Override
  public Object asleep(int a, int b, String c) {
    return started(() -> result = afterAnHour(a, b, c), Thread.State.TIMED_WAITING);
  }

  private static int afterAnHour(int a, int b, String c) {
    LockSupport.parkNanos(TimeUnit.HOURS.toNanos(1));
    return a + b + c.length();
  }

  private static Thread started(Runnable body, Thread.State state) {
    Thread thread = NewVirtualThreads.start(body);
    while (thread.getState() != state) {
      Thread.onSpinWait();
    }
    return thread;
  }
}
