package dev.fermata.benchmarks.spawning;

import dev.fermata.benchmarks.NanosecondBenchmark;
import dev.fermata.benchmarks.NewVirtualThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.TearDown;

/** Virtual threads that yield, on as many carriers as there are processors. */
public class VirtualThreads extends NanosecondBenchmark {
  private int first = FIRST_VALUE;
  private final ExecutorService threads = NewVirtualThreads.executor();

  @TearDown
  public void close() {
    threads.shutdown();
  }

  @Benchmark
  @OperationsPerInvocation(Spawns.TOTAL)
  public int spawn() throws Exception {
    List<Future<Integer>> futures = new ArrayList<>(Spawns.TOTAL);
    for (int i = 0; i < Spawns.TOTAL; i++) {
      int x = first + i;
      futures.add(
          threads.submit(
              () -> {
                Thread.yield();
                return x;
              }));
    }
    int sum = 0;
    for (Future<Integer> future : futures) {
      sum += future.get();
    }
    return sum;
  }
}
