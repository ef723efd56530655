package dev.fermata.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.IntUnaryOperator;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What virtual threads are measured with: one carrier, since all others have one thread as well.
 */
@Fork(
    value = 3,
    jvmArgsAppend = {
      "-Xms2g",
      "-Xmx2g",
      "-XX:+AlwaysPreTouch",
      "-Djdk.virtualThreadScheduler.parallelism=1",
      "-Djdk.virtualThreadScheduler.maxPoolSize=1"
    })
public abstract class OneCarrier extends NanosecondBenchmark {
  /** How often a body runs whose duration is less than that of starting a thread. */
  protected static final int REPEATS = 1_000;

  private final ExecutorService executor = NewVirtualThreads.executor();

  /** Creates the benchmark. */
  protected OneCarrier() {}

  @TearDown
  public void close() {
    executor.shutdown();
  }

  /** Runs {@code body} in a thread of its own. */
  protected final int run(Callable<Integer> body) throws Exception {
    return run(List.of(body));
  }

  /** Runs {@code body} again and again in one thread; returns the mean of what it returns. */
  protected final int repeat(Callable<Integer> body) throws Exception {
    return run(
        () -> {
          long sum = 0;
          for (int i = 0; i < REPEATS; i++) {
            sum += body.call();
          }
          return (int) (sum / REPEATS);
        });
  }

  /** Runs {@code body} in several threads, each with its number, and adds what they return. */
  protected final int run(int threads, IntUnaryOperator body) throws Exception {
    List<Callable<Integer>> bodies = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int number = i;
      bodies.add(() -> body.applyAsInt(number));
    }
    return run(bodies);
  }

  /** Runs each of {@code bodies} in a thread of its own, and adds what they return. */
  protected final int run(List<Callable<Integer>> bodies) throws Exception {
    int sum = 0;
    for (Future<Integer> future : executor.invokeAll(bodies)) {
      sum += future.get();
    }
    return sum;
  }
}
