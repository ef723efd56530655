package dev.fermata.benchmarks.nested;

import static dev.fermata.Fermata.await;

import dev.fermata.Async;
import dev.fermata.Task;
import dev.fermata.benchmarks.NanosecondBenchmark;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Calls that are awaited in the expression that makes them. */
public class FermataTasks extends NanosecondBenchmark {
  private int first = FIRST_VALUE;
  private final Overridable overridable = new Overridable();

  @Benchmark
  @OperationsPerInvocation(Calls.TOTAL)
  public int bound() {
    return boundCalls(first).join();
  }

  @Async
  private static Task<Integer> boundCalls(int first) {
    int sum = 0;
    for (int i = 0; i < Calls.COUNT; i++) {
      sum += await(nested(Calls.DEPTH, first + i));
    }
    return Task.of(sum);
  }

  @Async
  private static Task<Integer> nested(int depth, int x) {
    return Task.of(depth == 1 ? x : await(nested(depth - 1, x + 1)) + x);
  }

  @Benchmark
  @OperationsPerInvocation(Calls.TOTAL)
  public int overridable() {
    return overridableCalls(overridable, first).join();
  }

  @Async
  private static Task<Integer> overridableCalls(Overridable callee, int first) {
    int sum = 0;
    for (int i = 0; i < Calls.COUNT; i++) {
      sum += await(callee.nested(Calls.DEPTH, first + i));
    }
    return Task.of(sum);
  }

  /** A class that can be extended, although nothing does. */
  public static class Overridable {
    @Async
    public Task<Integer> nested(int depth, int x) {
      return Task.of(depth == 1 ? x : await(nested(depth - 1, x + 1)) + x);
    }
  }
}
