package dev.fermata.benchmarks.nested;

import dev.fermata.benchmarks.NanosecondBenchmark;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Methods that return futures and add to what their callee's future holds. */
public class CompletableFutures extends NanosecondBenchmark {
  private int first = FIRST_VALUE;
  private final Overridable overridable = new Overridable();

  @Benchmark
  @OperationsPerInvocation(Calls.TOTAL)
  public int bound() {
    int sum = 0;
    for (int i = 0; i < Calls.COUNT; i++) {
      sum += nested(Calls.DEPTH, first + i).join();
    }
    return sum;
  }

  private static CompletableFuture<Integer> nested(int depth, int x) {
    return depth == 1
        ? CompletableFuture.completedFuture(x)
        : nested(depth - 1, x + 1).thenApply(r -> r + x);
  }

  @Benchmark
  @OperationsPerInvocation(Calls.TOTAL)
  public int overridable() {
    int sum = 0;
    for (int i = 0; i < Calls.COUNT; i++) {
      sum += overridable.nested(Calls.DEPTH, first + i).join();
    }
    return sum;
  }

  /** A class that can be extended, although nothing does. */
  public static class Overridable {
    public CompletableFuture<Integer> nested(int depth, int x) {
      return depth == 1
          ? CompletableFuture.completedFuture(x)
          : nested(depth - 1, x + 1).thenApply(r -> r + x);
    }
  }
}
