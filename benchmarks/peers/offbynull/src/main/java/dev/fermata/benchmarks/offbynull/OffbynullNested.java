package dev.fermata.benchmarks.offbynull;

import com.offbynull.coroutines.user.Continuation;
import com.offbynull.coroutines.user.Coroutine;
import com.offbynull.coroutines.user.CoroutineRunner;

/** Nested calls none of which suspends. */
public final class OffbynullNested {
  private OffbynullNested() {}

  public static int bound(int count, int depth, int first) {
    Bound calls = new Bound(count, depth, first);
    new CoroutineRunner(calls).execute();
    return calls.result;
  }

  private static final class Bound implements Coroutine {
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
    public void run(Continuation continuation) {
      int sum = 0;
      for (int i = 0; i < count; i++) {
        sum += nested(continuation, depth, first + i);
      }
      result = sum;
    }

    private static int nested(Continuation continuation, int depth, int x) {
      return depth == 1 ? x : nested(continuation, depth - 1, x + 1) + x;
    }
  }

  public static int overridable(Overridable callee, int count, int depth, int first) {
    OverridableCalls calls = new OverridableCalls(callee, count, depth, first);
    new CoroutineRunner(calls).execute();
    return calls.result;
  }

  private static final class OverridableCalls implements Coroutine {
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
    public void run(Continuation continuation) {
      int sum = 0;
      for (int i = 0; i < count; i++) {
        sum += callee.nested(continuation, depth, first + i);
      }
      result = sum;
    }
  }

  /** A class that can be extended, although nothing does. */
  public static class Overridable {
    public int nested(Continuation continuation, int depth, int x) {
      return depth == 1 ? x : nested(continuation, depth - 1, x + 1) + x;
    }
  }
}
