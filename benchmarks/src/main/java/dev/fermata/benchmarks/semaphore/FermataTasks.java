package dev.fermata.benchmarks.semaphore;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.sleep;

import dev.fermata.Async;
import dev.fermata.EventLoop;
import dev.fermata.Task;
import dev.fermata.benchmarks.NanosecondBenchmark;
import dev.fermata.sync.AsyncSemaphore;
import dev.fermata.sync.Lease;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.TearDown;

/** A semaphore of tasks on an event loop. */
public class FermataTasks extends NanosecondBenchmark {
  private int first = FIRST_VALUE;
  private final EventLoop loop = new EventLoop();
  private final AsyncSemaphore semaphore = new AsyncSemaphore(2);

  @TearDown
  public void close() {
    loop.close();
  }

  @Benchmark
  @OperationsPerInvocation(Rounds.EACH)
  public int free() {
    return loop.runUntilComplete(() -> alone(first));
  }

  @Benchmark
  @OperationsPerInvocation(Rounds.TOTAL)
  public int contended() {
    return loop.runUntilComplete(this::tasks);
  }

  @Async
  private Task<Integer> alone(int x) {
    int sum = 0;
    for (int i = 0; i < Rounds.EACH; i++) {
      try (Lease lease = await(semaphore.acquire())) {
        sum += x;
      }
    }
    return Task.of(sum);
  }

  @Async
  private Task<Integer> tasks() {
    List<Task<Integer>> tasks = new ArrayList<>();
    for (int i = 0; i < Rounds.TASKS; i++) {
      tasks.add(rounds(first + i));
    }
    int sum = 0;
    for (Task<Integer> task : tasks) {
      sum += await(task);
    }
    return Task.of(sum);
  }

  @Async
  private Task<Integer> rounds(int x) {
    int sum = 0;
    for (int i = 0; i < Rounds.EACH; i++) {
      try (Lease lease = await(semaphore.acquire())) {
        sum += x;
        await(sleep(Duration.ZERO));
      }
    }
    return Task.of(sum);
  }
}
