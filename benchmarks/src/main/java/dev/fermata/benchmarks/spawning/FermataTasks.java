package dev.fermata.benchmarks.spawning;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.gather;
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

/** Tasks that begin in the next turn, and calls that begin at once. */
public class FermataTasks extends NanosecondBenchmark {
  private int first = FIRST_VALUE;
  private final EventLoop loop = new EventLoop();

  @TearDown
  public void close() {
    loop.close();
  }

  @Benchmark
  @OperationsPerInvocation(Spawns.TOTAL)
  public int spawn() {
    return spawn(Spawns.TOTAL);
  }

  /** The same for another number of tasks. */
  public int spawn(int total) {
    return loop.runUntilComplete(() -> created(total));
  }

  @Benchmark
  @OperationsPerInvocation(Spawns.TOTAL)
  public int spawnGathered() {
    return loop.runUntilComplete(this::gathered);
  }

  @Benchmark
  @OperationsPerInvocation(Spawns.TOTAL)
  public int spawnCalls() {
    return loop.runUntilComplete(this::called);
  }

  @Async
  private Task<Integer> created(int total) {
    List<Task<Integer>> tasks = new ArrayList<>(total);
    for (int i = 0; i < total; i++) {
      int x = first + i;
      tasks.add(createTask(() -> once(x)));
    }
    int sum = 0;
    for (Task<Integer> task : tasks) {
      sum += await(task);
    }
    return Task.of(sum);
  }

  @Async
  private Task<Integer> gathered() {
    List<Task<Integer>> tasks = new ArrayList<>(Spawns.TOTAL);
    for (int i = 0; i < Spawns.TOTAL; i++) {
      int x = first + i;
      tasks.add(createTask(() -> once(x)));
    }
    int sum = 0;
    for (int value : await(gather(tasks))) {
      sum += value;
    }
    return Task.of(sum);
  }

  @Async
  private Task<Integer> called() {
    List<Task<Integer>> tasks = new ArrayList<>(Spawns.TOTAL);
    for (int i = 0; i < Spawns.TOTAL; i++) {
      tasks.add(once(first + i));
    }
    int sum = 0;
    for (Task<Integer> task : tasks) {
      sum += await(task);
    }
    return Task.of(sum);
  }

  @Async
  private static Task<Integer> once(int x) {
    await(sleep(Duration.ZERO));
    return Task.of(x);
  }
}
