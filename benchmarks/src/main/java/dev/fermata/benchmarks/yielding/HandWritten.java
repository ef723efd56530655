package dev.fermata.benchmarks.yielding;

import dev.fermata.benchmarks.BareQueue;
import dev.fermata.benchmarks.NanosecondBenchmark;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** The limit: state machines in a bare queue that is linked through them. */
public class HandWritten extends NanosecondBenchmark {
  private int first = FIRST_VALUE;

  @Benchmark
  @OperationsPerInvocation(Yields.TOTAL)
  public int yielding() {
    BareQueue queue = new BareQueue();
    Yielder[] yielders = new Yielder[Yields.TASKS];
    for (int i = 0; i < Yields.TASKS; i++) {
      yielders[i] = new Yielder(first + i);
      yielders[i].run(queue);
    }
    queue.run();
    int sum = 0;
    for (Yielder yielder : yielders) {
      sum += yielder.sum;
    }
    return sum;
  }

  /** {@code for (int i = 0; i < EACH; i++) { sum += x; yield; }}. */
  private static final class Yielder extends BareQueue.Node {
    private int label;
    private int i;
    private final int x;
    private int sum;

    Yielder(int x) {
      this.x = x;
    }

    @Override
    protected void run(BareQueue queue) {
      if (label == 1) {
        i++;
      }
      if (i < Yields.EACH) {
        sum += x;
        label = 1;
        queue.add(this);
      }
    }
  }
}
