package dev.fermata.benchmarks.javaflow;

import java.util.ArrayDeque;
import org.apache.commons.javaflow.api.Continuation;
import org.apache.commons.javaflow.api.continuable;

/** The smallest event loop for one thread: a queue of continuations. */
public final class JavaflowLoop {
  private final ArrayDeque<Continuation> queue = new ArrayDeque<>();

  /** Runs tasks that yield in turns, and adds what they return. */
  public int run(int tasks, int yields, int first) {
    Rounds[] rounds = new Rounds[tasks];
    for (int i = 0; i < tasks; i++) {
      rounds[i] = new Rounds(yields, first + i);
      enqueue(Continuation.startWith(rounds[i], true));
    }
    for (Continuation next = queue.poll(); next != null; next = queue.poll()) {
      enqueue(next.resume());
    }
    int sum = 0;
    for (Rounds each : rounds) {
      sum += each.result;
    }
    return sum;
  }

  private void enqueue(Continuation continuation) {
    if (continuation != null) {
      queue.add(continuation);
    }
  }

  private static final class Rounds implements Runnable {
    private final int yields;
    private final int x;
    int result;

    Rounds(int yields, int x) {
      this.yields = yields;
      this.x = x;
    }

    @Override
    @continuable
    public void run() {
      int sum = 0;
      for (int i = 0; i < yields; i++) {
        sum += x;
        Continuation.suspend();
      }
      result = sum;
    }
  }
}
