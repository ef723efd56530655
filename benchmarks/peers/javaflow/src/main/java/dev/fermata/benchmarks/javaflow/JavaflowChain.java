package dev.fermata.benchmarks.javaflow;

import org.apache.commons.javaflow.api.Continuation;
import org.apache.commons.javaflow.api.continuable;

/** A chain whose innermost call suspends, and all others with it. */
public final class JavaflowChain {
  private JavaflowChain() {}

  public static int once(int depth, int first) {
    Once once = new Once(depth, first);
    Continuation continuation = Continuation.startWith(once, true);
    once.leaf.value = first;
    continuation.resume();
    return once.result;
  }

  private static final class Once implements Runnable {
    final Cell leaf = new Cell(null);
    private final int depth;
    private final int first;
    int result;

    Once(int depth, int first) {
      this.depth = depth;
      this.first = first;
    }

    @Override
    @continuable
    public void run() {
      result = from(depth, first);
    }

    @continuable
    private int from(int depth, int x) {
      return depth == 1 ? leaf.await() + x : from(depth - 1, x + 1) + x;
    }
  }

  public static int kept(int depth, int first, int resumes) {
    Kept kept = new Kept(depth, first, resumes);
    Continuation continuation = Continuation.startWith(kept, true);
    while (continuation != null) {
      continuation = continuation.resume();
    }
    return kept.result;
  }

  private static final class Kept implements Runnable {
    private final int depth;
    private final int first;
    private final int resumes;
    int result;

    Kept(int depth, int first, int resumes) {
      this.depth = depth;
      this.first = first;
      this.resumes = resumes;
    }

    @Override
    @continuable
    public void run() {
      result = from(depth, first);
    }

    @continuable
    private int from(int depth, int x) {
      return depth == 1 ? rounds(x) : from(depth - 1, x + 1) + x;
    }

    @continuable
    private int rounds(int x) {
      int sum = 0;
      for (int i = 0; i < resumes; i++) {
        sum += x;
        Continuation.suspend();
      }
      return sum;
    }
  }
}
