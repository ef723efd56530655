package dev.fermata.benchmarks.offbynull;

import com.offbynull.coroutines.user.Continuation;
import com.offbynull.coroutines.user.Coroutine;
import com.offbynull.coroutines.user.CoroutineRunner;
import java.util.ArrayDeque;

/** The smallest event loop for one thread: a queue of coroutines. */
public final class OffbynullLoop {
  private final ArrayDeque<CoroutineRunner> queue = new ArrayDeque<>();

  /** Runs tasks that yield in turns, and adds what they return. */
  public int run(int tasks, int yields, int first) {
    Rounds[] rounds = new Rounds[tasks];
    for (int i = 0; i < tasks; i++) {
      rounds[i] = new Rounds(yields, first + i);
      run(new CoroutineRunner(rounds[i]));
    }
    for (CoroutineRunner next = queue.poll(); next != null; next = queue.poll()) {
      run(next);
    }
    int sum = 0;
    for (Rounds each : rounds) {
      sum += each.result;
    }
    return sum;
  }

  private void run(CoroutineRunner runner) {
    if (runner.execute()) {
      queue.add(runner);
    }
  }

  private static final class Rounds implements Coroutine {
    private final int yields;
    private final int x;
    int result;

    Rounds(int yields, int x) {
      this.yields = yields;
      this.x = x;
    }

    @Override
    public void run(Continuation continuation) {
      int sum = 0;
      for (int i = 0; i < yields; i++) {
        sum += x;
        continuation.suspend();
      }
      result = sum;
    }
  }
}
