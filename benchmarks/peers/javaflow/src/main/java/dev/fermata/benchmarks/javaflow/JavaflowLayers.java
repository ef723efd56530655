package dev.fermata.benchmarks.javaflow;

import org.apache.commons.javaflow.api.Continuation;
import org.apache.commons.javaflow.api.continuable;

/** Ten methods that call each other. */
public final class JavaflowLayers {
  private JavaflowLayers() {}

  public static int bound(int count, int first) {
    Bound calls = new Bound(count, first);
    Continuation.startWith(calls, true);
    return calls.result;
  }

  private static final class Bound implements Runnable {
    private final int count;
    private final int first;
    int result;

    Bound(int count, int first) {
      this.count = count;
      this.first = first;
    }

    @Override
    @continuable
    public void run() {
      int sum = 0;
      for (int i = 0; i < count; i++) {
        sum += one(first + i);
      }
      result = sum;
    }

    @continuable
    private static int one(int x) {
      return two(x + 1) + x;
    }

    @continuable
    private static int two(int x) {
      return three(x + 1) + x;
    }

    @continuable
    private static int three(int x) {
      return four(x + 1) + x;
    }

    @continuable
    private static int four(int x) {
      return five(x + 1) + x;
    }

    @continuable
    private static int five(int x) {
      return six(x + 1) + x;
    }

    @continuable
    private static int six(int x) {
      return seven(x + 1) + x;
    }

    @continuable
    private static int seven(int x) {
      return eight(x + 1) + x;
    }

    @continuable
    private static int eight(int x) {
      return nine(x + 1) + x;
    }

    @continuable
    private static int nine(int x) {
      return ten(x + 1) + x;
    }

    @continuable
    private static int ten(int x) {
      return x;
    }
  }

  public static int overridable(Overridable callee, int count, int first) {
    OverridableCalls calls = new OverridableCalls(callee, count, first);
    Continuation.startWith(calls, true);
    return calls.result;
  }

  private static final class OverridableCalls implements Runnable {
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
    @continuable
    public void run() {
      int sum = 0;
      for (int i = 0; i < count; i++) {
        sum += callee.one(first + i);
      }
      result = sum;
    }
  }

  /** A class that can be extended, although nothing does. */
  public static class Overridable {
    @continuable
    public int one(int x) {
      return two(x + 1) + x;
    }

    @continuable
    public int two(int x) {
      return three(x + 1) + x;
    }

    @continuable
    public int three(int x) {
      return four(x + 1) + x;
    }

    @continuable
    public int four(int x) {
      return five(x + 1) + x;
    }

    @continuable
    public int five(int x) {
      return six(x + 1) + x;
    }

    @continuable
    public int six(int x) {
      return seven(x + 1) + x;
    }

    @continuable
    public int seven(int x) {
      return eight(x + 1) + x;
    }

    @continuable
    public int eight(int x) {
      return nine(x + 1) + x;
    }

    @continuable
    public int nine(int x) {
      return ten(x + 1) + x;
    }

    @continuable
    public int ten(int x) {
      return x;
    }
  }
}
