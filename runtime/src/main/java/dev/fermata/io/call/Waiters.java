package dev.fermata.io.call;

import dev.fermata.abi.Waiter;
import java.util.ArrayList;
import java.util.List;

/** Those that wait for the same thing to move: all are woken at once, and look again. */
public final class Waiters {
  private static final int SMALLEST = 8;

  private List<Waiter> waiters = new ArrayList<>();

  /** From how many on those are looked for that wait no longer, since they were cancelled. */
  private int limit = SMALLEST;

  public void add(Waiter waiter) {
    if (waiters.size() >= limit) {
      waiters.removeIf(Waiter::isOver);
      limit = Math.max(SMALLEST, 2 * waiters.size());
    }
    waiters.add(waiter);
  }

  public void wakeAll() {
    if (!waiters.isEmpty()) {
      List<Waiter> woken = waiters;
      waiters = new ArrayList<>();
      woken.forEach(Waiter::wake);
    }
  }

  /** How many are kept, whether or not they wait still. */
  int size() {
    return waiters.size();
  }
}
