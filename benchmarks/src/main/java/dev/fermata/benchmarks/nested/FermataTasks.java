package dev.fermata.benchmarks.nested;

import static dev.fermata.Fermata.await;

import dev.fermata.Async;
import dev.fermata.EventLoop;
import dev.fermata.Task;
import dev.fermata.benchmarks.NanosecondBenchmark;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.TearDown;

/** Calls that are awaited in the expression that makes them, on a loop as in any program. */
public class FermataTasks extends NanosecondBenchmark {
  private int first = FIRST_VALUE;
  private final Overridable overridable = new Overridable();
  private final EventLoop loop = new EventLoop();

  @TearDown
  public void close() {
    loop.close();
  }

  @Benchmark
  @OperationsPerInvocation(Calls.TOTAL)
  public int bound() {
    return loop.runUntilComplete(() -> boundCalls(first));
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
    return loop.runUntilComplete(() -> overridableCalls(overridable, first));
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
