package dev.fermata.benchmarks.chain;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.sleep;

import dev.fermata.Async;
import dev.fermata.EventLoop;
import dev.fermata.Promise;
import dev.fermata.Task;
import dev.fermata.benchmarks.NanosecondBenchmark;
import java.time.Duration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.TearDown;

/** A chain whose innermost call awaits a promise off any loop, or the next turn of a loop. */
public class FermataTasks extends NanosecondBenchmark {
  private int first = FIRST_VALUE;
  private final EventLoop loop = new EventLoop();
  private Promise<Integer> next = new Promise<>();

  @TearDown
  public void close() {
    loop.close();
  }

  @Benchmark
  @OperationsPerInvocation(Levels.DEPTH)
  public int once() {
    return once(Levels.DEPTH);
  }

  /** The same for a chain of another depth. */
  public int once(int depth) {
    Promise<Integer> leaf = new Promise<>();
    Task<Integer> result = onceFrom(depth, first, leaf);
    leaf.complete(first);
    return result.join();
  }

  @Async
  private static Task<Integer> onceFrom(int depth, int x, Promise<Integer> leaf) {
    int result = depth == 1 ? await(leaf) : await(onceFrom(depth - 1, x + 1, leaf));
    return Task.of(result + x);
  }

  @Benchmark
  @OperationsPerInvocation(Levels.DEPTH)
  public Throwable failed() {
    Promise<Integer> leaf = new Promise<>();
    Task<Integer> result = onceFrom(Levels.DEPTH, first, leaf);
    leaf.completeExceptionally(Levels.FAILURE);
    return result.exceptionNow();
  }

  @Benchmark
  @OperationsPerInvocation(Levels.RESUMES)
  public int kept() {
    return kept(Levels.DEPTH);
  }

  /** The same for a chain of another depth. */
  public int kept(int depth) {
    return loop.runUntilComplete(() -> keptFrom(depth, first));
  }

  @Async
  private static Task<Integer> keptFrom(int depth, int x) {
    return Task.of(depth == 1 ? await(rounds(x)) : await(keptFrom(depth - 1, x + 1)) + x);
  }

  @Async
  private static Task<Integer> rounds(int x) {
    int sum = 0;
    for (int i = 0; i < Levels.RESUMES; i++) {
      sum += x;
      await(sleep(Duration.ZERO));
    }
    return Task.of(sum);
  }

  @Benchmark
  @OperationsPerInvocation(Levels.RESUMES)
  public int keptPromise() {
    next = new Promise<>();
    Task<Integer> result = keptPromiseFrom(Levels.DEPTH, first);
    for (int i = 0; i < Levels.RESUMES; i++) {
      Promise<Integer> current = next;
      next = new Promise<>();
      current.complete(first + i);
    }
    return result.join();
  }

  @Async
  private Task<Integer> keptPromiseFrom(int depth, int x) {
    return Task.of(
        depth == 1 ? await(promiseRounds(x)) : await(keptPromiseFrom(depth - 1, x + 1)) + x);
  }

  @Async
  private Task<Integer> promiseRounds(int x) {
    int sum = 0;
    for (int i = 0; i < Levels.RESUMES; i++) {
      await(next);
      sum += x;
    }
    return Task.of(sum);
  }
}
