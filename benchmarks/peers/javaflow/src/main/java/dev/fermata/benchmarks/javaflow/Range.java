package dev.fermata.benchmarks.javaflow;

import org.apache.commons.javaflow.api.Continuation;
import org.apache.commons.javaflow.api.continuable;

/** {@code for (int i = from; i < to; i++) { yield i; }}. */
final class Range implements Runnable {
  private final int from;
  private final int to;

  Range(int from, int to) {
    this.from = from;
    this.to = to;
  }

  @Override
  @continuable
  public void run() {
    for (int i = from; i < to; i++) {
      Continuation.suspend(i);
    }
  }
}
