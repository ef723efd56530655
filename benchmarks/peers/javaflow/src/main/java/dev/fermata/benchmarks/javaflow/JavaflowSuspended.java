package dev.fermata.benchmarks.javaflow;

import org.apache.commons.javaflow.api.Continuation;
import org.apache.commons.javaflow.api.continuable;

/** Calls with three locals that stay suspended. */
public final class JavaflowSuspended implements Runnable {
  private final int depth;
  private final int a;
  private final int b;
  private final String c;
  private int result;

  private JavaflowSuspended(int depth, int a, int b, String c) {
    this.depth = depth;
    this.a = a;
    this.b = b;
    this.c = c;
  }

  /** Suspends calls in each other; returns what holds them. */
  public static Object calls(int depth, int a, int b, String c) {
    return Continuation.startWith(new JavaflowSuspended(depth, a, b, c), true);
  }

  @Override
  @continuable
  public void run() {
    result = from(depth, a, b, c);
  }

  @continuable
  private static int from(int depth, int a, int b, String c) {
    int r = depth == 1 ? never() : from(depth - 1, a, b, c);
    return r + a + b + c.length();
  }

  @continuable
  private static int never() {
    return (Integer) Continuation.suspend();
  }
}
