package dev.fermata.benchmarks.yielding;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.sleep;

import dev.fermata.Async;
import dev.fermata.EventLoop;
import dev.fermata.Task;
import dev.fermata.benchmarks.NanosecondBenchmark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.TearDown;

/** Tasks on an event loop that sleep for no time. */
public class FermataTasks extends NanosecondBenchmark {
  private int first = FIRST_VALUE;
  private final EventLoop loop = new EventLoop();

  @TearDown
  public void close() {
    loop.close();
  }

  @Benchmark
  @OperationsPerInvocation(Yields.TOTAL)
  public int yielding() {
    return loop.runUntilComplete(this::tasks);
  }

  @Async
  private Task<Integer> tasks() {
    List<Task<Integer>> tasks = new ArrayList<>();
    for (int i = 0; i < Yields.TASKS; i++) {
      tasks.add(rounds(first + i));
    }
    int sum = 0;
    for (Task<Integer> task : tasks) {
      sum += await(task);
    }
    return Task.of(sum);
  }

  @Async
  private static Task<Integer> rounds(int x) {
    int sum = 0;
    for (int i = 0; i < Yields.EACH; i++) {
      sum += x;
      await(sleep(Duration.ZERO));
    }
    return Task.of(sum);
  }
}
