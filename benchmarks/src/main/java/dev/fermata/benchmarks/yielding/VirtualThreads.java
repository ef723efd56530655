package dev.fermata.benchmarks.yielding;

import dev.fermata.benchmarks.OneCarrier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Virtual threads that yield. */
public class VirtualThreads extends OneCarrier {
  private int first = FIRST_VALUE;

  @Benchmark
  @OperationsPerInvocation(Yields.TOTAL)
  public int yielding() throws Exception {
    return run(Yields.TASKS, i -> rounds(first + i));
  }

  private static int rounds(int x) {
    int sum = 0;
    for (int i = 0; i < Yields.EACH; i++) {
      sum += x;
      Thread.yield();
    }
    return sum;
  }
}
