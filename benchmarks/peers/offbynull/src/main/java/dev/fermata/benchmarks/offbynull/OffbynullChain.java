package dev.fermata.benchmarks.offbynull;

import com.offbynull.coroutines.user.Continuation;
import com.offbynull.coroutines.user.Coroutine;
import com.offbynull.coroutines.user.CoroutineRunner;

/** A chain whose innermost call suspends, and all others with it. */
public final class OffbynullChain {
  private OffbynullChain() {}

  public static int once(int depth, int first) {
    Once once = new Once(depth, first);
    CoroutineRunner runner = new CoroutineRunner(once);
    runner.execute();
    once.leaf.value = first;
    runner.execute();
    return once.result;
  }

  private static final class Once implements Coroutine {
    final Cell leaf = new Cell(null);
    private final int depth;
    private final int first;
    int result;

    Once(int depth, int first) {
      this.depth = depth;
      this.first = first;
    }

    @Override
    public void run(Continuation continuation) {
      result = from(continuation, depth, first);
    }

    private int from(Continuation continuation, int depth, int x) {
      return depth == 1 ? leaf.await(continuation) + x : from(continuation, depth - 1, x + 1) + x;
    }
  }

  public static int kept(int depth, int first, int resumes) {
    Kept kept = new Kept(depth, first, resumes);
    CoroutineRunner runner = new CoroutineRunner(kept);
    boolean suspended;
    do {
      suspended = runner.execute();
    } while (suspended);
    return kept.result;
  }

  private static final class Kept implements Coroutine {
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
    public void run(Continuation continuation) {
      result = from(continuation, depth, first);
    }

    private int from(Continuation continuation, int depth, int x) {
      return depth == 1 ? rounds(continuation, x) : from(continuation, depth - 1, x + 1) + x;
    }

    private int rounds(Continuation continuation, int x) {
      int sum = 0;
      for (int i = 0; i < resumes; i++) {
        sum += x;
        continuation.suspend();
      }
      return sum;
    }
  }
}
