package dev.fermata.benchmarks.offbynull;

import com.offbynull.coroutines.user.Continuation;
import com.offbynull.coroutines.user.Coroutine;
import com.offbynull.coroutines.user.CoroutineRunner;

/** Calls with three locals that stay suspended. */
public final class OffbynullSuspended implements Coroutine {
  private final int depth;
  private final int a;
  private final int b;
  private final String c;
  private int result;

  private OffbynullSuspended(int depth, int a, int b, String c) {
    this.depth = depth;
    this.a = a;
    this.b = b;
    this.c = c;
  }

  /** Suspends calls in each other; returns what holds them. */
  public static Object calls(int depth, int a, int b, String c) {
    CoroutineRunner runner = new CoroutineRunner(new OffbynullSuspended(depth, a, b, c));
    runner.execute();
    return runner;
  }

  @Override
  public void run(Continuation continuation) {
    result = from(continuation, depth, a, b, c);
  }

  private static int from(Continuation continuation, int depth, int a, int b, String c) {
    int r = depth == 1 ? never(continuation) : from(continuation, depth - 1, a, b, c);
    return r + a + b + c.length();
  }

  private static int never(Continuation continuation) {
    continuation.suspend();
    throw new AssertionError("resumed");
  }
}
