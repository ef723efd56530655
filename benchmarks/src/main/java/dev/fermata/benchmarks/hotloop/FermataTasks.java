package dev.fermata.benchmarks.hotloop;

import static dev.fermata.Fermata.await;

import dev.fermata.Async;
import dev.fermata.Promise;
import dev.fermata.Task;
import dev.fermata.benchmarks.NanosecondBenchmark;
import java.util.Arrays;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Loops that await tasks, and promises that are completed when the loop has suspended. */
public class FermataTasks extends NanosecondBenchmark {
  private int first = FIRST_VALUE;
  private final int[] data = Steps.data();
  private final Integer[] values = Steps.values();

  @SuppressWarnings("unchecked")
  private final Task<Integer>[] tasks = Arrays.stream(values).map(Task::of).toArray(Task[]::new);

  private int taken;
  private Promise<Integer> pending = new Promise<>();

  @Benchmark
  @OperationsPerInvocation(Steps.COUNT)
  public int ready() {
    return allAwaited(first).join();
  }

  @Async
  @CompilerControl(CompilerControl.Mode.DONT_INLINE) // see HandWritten
  private Task<Integer> allAwaited(int initial) {
    int hash = initial;
    for (int i = 0; i < data.length; i++) {
      hash = hash * Steps.MULTIPLIER + await(tasks[i & (tasks.length - 1)]);
    }
    return Task.of(hash);
  }

  @Benchmark
  @OperationsPerInvocation(Steps.COUNT)
  public int rare() {
    taken = 0;
    return missingAwaited(first, this::nextReady).join();
  }

  private Task<Integer> nextReady() {
    return tasks[taken++ & (tasks.length - 1)];
  }

  @Benchmark
  @OperationsPerInvocation(Steps.COUNT)
  public int suspending() {
    taken = 0;
    Task<Integer> result = missingAwaited(first, this::nextPending);
    while (!result.isDone()) {
      pending.complete(values[taken++ & (values.length - 1)]);
    }
    return result.join();
  }

  private Task<Integer> nextPending() {
    pending = new Promise<>();
    return pending;
  }

  @Async
  @CompilerControl(CompilerControl.Mode.DONT_INLINE) // see HandWritten
  private Task<Integer> missingAwaited(int initial, Supplier<Task<Integer>> source) {
    int sum = initial;
    for (int i = 0; i < data.length; i++) {
      int value = data[i];
      if (value == 0) {
        value = await(source.get());
      }
      sum += value * Steps.MULTIPLIER;
    }
    return Task.of(sum);
  }
}
