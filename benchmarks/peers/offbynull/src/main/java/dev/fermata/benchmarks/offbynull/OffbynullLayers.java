package dev.fermata.benchmarks.offbynull;

import com.offbynull.coroutines.user.Continuation;
import com.offbynull.coroutines.user.Coroutine;
import com.offbynull.coroutines.user.CoroutineRunner;

/** Ten methods that call each other. */
public final class OffbynullLayers {
  private OffbynullLayers() {}

  public static int bound(int count, int first) {
    Bound calls = new Bound(count, first);
    new CoroutineRunner(calls).execute();
    return calls.result;
  }

  private static final class Bound implements Coroutine {
    private final int count;
    private final int first;
    int result;

    Bound(int count, int first) {
      this.count = count;
      this.first = first;
    }

    @Override
    public void run(Continuation continuation) {
      int sum = 0;
      for (int i = 0; i < count; i++) {
        sum += one(continuation, first + i);
      }
      result = sum;
    }

    private static int one(Continuation continuation, int x) {
      return two(continuation, x + 1) + x;
    }

    private static int two(Continuation continuation, int x) {
      return three(continuation, x + 1) + x;
    }

    private static int three(Continuation continuation, int x) {
      return four(continuation, x + 1) + x;
    }

    private static int four(Continuation continuation, int x) {
      return five(continuation, x + 1) + x;
    }

    private static int five(Continuation continuation, int x) {
      return six(continuation, x + 1) + x;
    }

    private static int six(Continuation continuation, int x) {
      return seven(continuation, x + 1) + x;
    }

    private static int seven(Continuation continuation, int x) {
      return eight(continuation, x + 1) + x;
    }

    private static int eight(Continuation continuation, int x) {
      return nine(continuation, x + 1) + x;
    }

    private static int nine(Continuation continuation, int x) {
      return ten(continuation, x + 1) + x;
    }

    private static int ten(Continuation continuation, int x) {
      return x;
    }
  }

  public static int overridable(Overridable callee, int count, int first) {
    OverridableCalls calls = new OverridableCalls(callee, count, first);
    new CoroutineRunner(calls).execute();
    return calls.result;
  }

  private static final class OverridableCalls implements Coroutine {
    private final Overridable callee;
    private final int count;
    private final int first;
    int result;

    OverridableCalls(Overridable callee, int count, int first) {
      this.callee = callee;
      this.count = count;
      this.first = first;
    }

    @Override
    public void run(Continuation continuation) {
      int sum = 0;
      for (int i = 0; i < count; i++) {
        sum += callee.one(continuation, first + i);
      }
      result = sum;
    }
  }

  /** A class that can be extended, although nothing does. */
  public static class Overridable {
    public int one(Continuation continuation, int x) {
      return two(continuation, x + 1) + x;
    }

    public int two(Continuation continuation, int x) {
      return three(continuation, x + 1) + x;
    }

    public int three(Continuation continuation, int x) {
      return four(continuation, x + 1) + x;
    }

    public int four(Continuation continuation, int x) {
      return five(continuation, x + 1) + x;
    }

    public int five(Continuation continuation, int x) {
      return six(continuation, x + 1) + x;
    }

    public int six(Continuation continuation, int x) {
      return seven(continuation, x + 1) + x;
    }

    public int seven(Continuation continuation, int x) {
      return eight(continuation, x + 1) + x;
    }

    public int eight(Continuation continuation, int x) {
      return nine(continuation, x + 1) + x;
    }

    public int nine(Continuation continuation, int x) {
      return ten(continuation, x + 1) + x;
    }

    public int ten(Continuation continuation, int x) {
      return x;
    }
  }
}
