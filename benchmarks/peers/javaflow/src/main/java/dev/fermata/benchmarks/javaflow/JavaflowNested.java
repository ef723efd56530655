package dev.fermata.benchmarks.javaflow;

import org.apache.commons.javaflow.api.Continuation;
import org.apache.commons.javaflow.api.continuable;

/** Nested calls none of which suspends. */
public final class JavaflowNested {
  private JavaflowNested() {}

  public static int bound(int count, int depth, int first) {
    Bound calls = new Bound(count, depth, first);
    Continuation.startWith(calls, true);
    return calls.result;
  }

  private static final class Bound implements Runnable {
    private final int count;
    private final int depth;
    private final int first;
    int result;

    Bound(int count, int depth, int first) {
      this.count = count;
      this.depth = depth;
      this.first = first;
    }

    @Override
    @continuable
    public void run() {
      int sum = 0;
      for (int i = 0; i < count; i++) {
        sum += nested(depth, first + i);
      }
      result = sum;
    }

    @continuable
    private static int nested(int depth, int x) {
      return depth == 1 ? x : nested(depth - 1, x + 1) + x;
    }
  }

  public static int overridable(Overridable callee, int count, int depth, int first) {
    OverridableCalls calls = new OverridableCalls(callee, count, depth, first);
    Continuation.startWith(calls, true);
    return calls.result;
  }

  private static final class OverridableCalls implements Runnable {
    private final Overridable callee;
    private final int count;
    private final int depth;
    private final int first;
    int result;

    OverridableCalls(Overridable callee, int count, int depth, int first) {
      this.callee = callee;
      this.count = count;
      this.depth = depth;
      this.first = first;
    }

    @Override
    @continuable
    public void run() {
      int sum = 0;
      for (int i = 0; i < count; i++) {
        sum += callee.nested(depth, first + i);
      }
      result = sum;
    }
  }

  /** A class that can be extended, although nothing does. */
  public static class Overridable {
    @continuable
    public int nested(int depth, int x) {
      return depth == 1 ? x : nested(depth - 1, x + 1) + x;
    }
  }
}
