package dev.fermata.benchmarks.timers;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The limit: a wheel of 1,024 ticks of a millisecond, whose timers fire in no order in a tick. */
final class HandWritten implements Contestant {
  private static final int SLOTS = 1024;
  private static final long TICK = 1_000_000;

  private final @Nullable Timer[] slots = new @Nullable Timer[SLOTS];
  private final long start = System.nanoTime();
  private long tick;
  private int left;

  @Override
  public void run(int timers) {
    left = timers;
    Runnable fired = () -> left--;
    for (int i = 0; i < timers; i++) {
      add(System.nanoTime() - start + Contestant.delay(i), fired);
    }
    while (left > 0) {
      long nanos = tick * TICK - (System.nanoTime() - start);
      if (nanos > 0) {
        LockSupport.parkNanos(nanos);
      } else {
        fire();
      }
    }
  }

  private void add(long deadline, Runnable callback) {
    // Rounded up, so that none is early.
    Timer timer = new Timer(Math.max(tick, (deadline + TICK - 1) / TICK), callback);
    int slot = (int) timer.tick & SLOTS - 1;
    Timer next = slots[slot];
    timer.next = next;
    if (next != null) {
      next.previous = timer;
    }
    slots[slot] = timer;
  }

  private void fire() {
    int slot = (int) tick & SLOTS - 1;
    Timer timer = slots[slot];
    while (timer != null) {
      Timer next = timer.next;
      if (timer.tick <= tick) {
        remove(timer, slot);
        timer.callback.run();
      }
      timer = next;
    }
    tick++;
  }

  private void remove(Timer timer, int slot) {
    Timer next = timer.next;
    Timer previous = timer.previous;
    if (previous == null) {
      slots[slot] = next;
    } else {
      previous.next = next;
    }
    if (next != null) {
      next.previous = previous;
    }
  }

  /** Can be cancelled, hence the neighbours. */
  private static final class Timer {
    final long tick;
    final Runnable callback;
    @Nullable Timer next;
    @Nullable Timer previous;

    Timer(long tick, Runnable callback) {
      this.tick = tick;
      this.callback = callback;
    }
  }
}
