package dev.fermata.benchmarks.offbynull;

import com.offbynull.coroutines.user.Continuation;
import com.offbynull.coroutines.user.Coroutine;

/** {@code for (int i = from; i < to; i++) { yield i; }}. */
final class Range implements Coroutine {
  private final int from;
  private final int to;

  Range(int from, int to) {
    this.from = from;
    this.to = to;
  }

  @Override
  public void run(Continuation continuation) {
    for (int i = from; i < to; i++) {
      continuation.setContext(i);
      continuation.suspend();
    }
  }
}
