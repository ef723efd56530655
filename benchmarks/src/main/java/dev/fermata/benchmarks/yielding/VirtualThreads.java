package dev.fermata.benchmarks.yielding;

import dev.fermata.benchmarks.OneCarrier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Virtual threads that yield. */
public class VirtualThreads extends OneCarrier {
  private int first = FIRST_VALUE;

  @Benchmark
  @OperationsPerInvocation(Yields.TOTAL)
  public int yielding() throws Exception {
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (int i = 0; i < Yields.TASKS; i++) {
      int x = first + i;
      tasks.add(() -> rounds(x));
    }
    return run(tasks);
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
