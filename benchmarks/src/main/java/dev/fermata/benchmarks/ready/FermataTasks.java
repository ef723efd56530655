package dev.fermata.benchmarks.ready;

import static dev.fermata.Fermata.await;

import dev.fermata.Async;
import dev.fermata.Task;
import dev.fermata.benchmarks.NanosecondBenchmark;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A loop that awaits tasks which are complete. */
public class FermataTasks extends NanosecondBenchmark {
  @SuppressWarnings("unchecked")
  private final Task<Integer>[] tasks =
      Arrays.stream(Awaits.values()).map(Task::of).toArray(Task[]::new);

  @Benchmark
  @OperationsPerInvocation(Awaits.COUNT)
  public int ready() {
    return sum().join();
  }

  @Async
  @CompilerControl(CompilerControl.Mode.DONT_INLINE) // see HandWritten
  private Task<Integer> sum() {
    int sum = 0;
    for (int i = 0; i < Awaits.COUNT; i++) {
      sum += await(tasks[i & (tasks.length - 1)]);
    }
    return Task.of(sum);
  }
}
