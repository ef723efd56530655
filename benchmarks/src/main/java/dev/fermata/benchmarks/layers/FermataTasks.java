package dev.fermata.benchmarks.layers;

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
  @OperationsPerInvocation(Layers.TOTAL)
  public int bound() {
    return loop.runUntilComplete(() -> boundCalls(first));
  }

  @Async
  private static Task<Integer> boundCalls(int first) {
    int sum = 0;
    for (int i = 0; i < Layers.COUNT; i++) {
      sum += await(one(first + i));
    }
    return Task.of(sum);
  }

  @Async
  private static Task<Integer> one(int x) {
    return Task.of(await(two(x + 1)) + x);
  }

  @Async
  private static Task<Integer> two(int x) {
    return Task.of(await(three(x + 1)) + x);
  }

  @Async
  private static Task<Integer> three(int x) {
    return Task.of(await(four(x + 1)) + x);
  }

  @Async
  private static Task<Integer> four(int x) {
    return Task.of(await(five(x + 1)) + x);
  }

  @Async
  private static Task<Integer> five(int x) {
    return Task.of(await(six(x + 1)) + x);
  }

  @Async
  private static Task<Integer> six(int x) {
    return Task.of(await(seven(x + 1)) + x);
  }

  @Async
  private static Task<Integer> seven(int x) {
    return Task.of(await(eight(x + 1)) + x);
  }

  @Async
  private static Task<Integer> eight(int x) {
    return Task.of(await(nine(x + 1)) + x);
  }

  @Async
  private static Task<Integer> nine(int x) {
    return Task.of(await(ten(x + 1)) + x);
  }

  @Async
  private static Task<Integer> ten(int x) {
    return Task.of(x);
  }

  @Benchmark
  @OperationsPerInvocation(Layers.TOTAL)
  public int overridable() {
    return loop.runUntilComplete(() -> overridableCalls(overridable, first));
  }

  @Async
  private static Task<Integer> overridableCalls(Overridable callee, int first) {
    int sum = 0;
    for (int i = 0; i < Layers.COUNT; i++) {
      sum += await(callee.one(first + i));
    }
    return Task.of(sum);
  }

  /** A class that can be extended, although nothing does. */
  public static class Overridable {
    @Async
    public Task<Integer> one(int x) {
      return Task.of(await(two(x + 1)) + x);
    }

    @Async
    public Task<Integer> two(int x) {
      return Task.of(await(three(x + 1)) + x);
    }

    @Async
    public Task<Integer> three(int x) {
      return Task.of(await(four(x + 1)) + x);
    }

    @Async
    public Task<Integer> four(int x) {
      return Task.of(await(five(x + 1)) + x);
    }

    @Async
    public Task<Integer> five(int x) {
      return Task.of(await(six(x + 1)) + x);
    }

    @Async
    public Task<Integer> six(int x) {
      return Task.of(await(seven(x + 1)) + x);
    }

    @Async
    public Task<Integer> seven(int x) {
      return Task.of(await(eight(x + 1)) + x);
    }

    @Async
    public Task<Integer> eight(int x) {
      return Task.of(await(nine(x + 1)) + x);
    }

    @Async
    public Task<Integer> nine(int x) {
      return Task.of(await(ten(x + 1)) + x);
    }

    @Async
    public Task<Integer> ten(int x) {
      return Task.of(x);
    }
  }
}
