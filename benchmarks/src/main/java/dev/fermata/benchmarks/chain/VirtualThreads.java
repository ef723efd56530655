package dev.fermata.benchmarks.chain;

import dev.fermata.benchmarks.OneCarrier;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Plain calls in a virtual thread, which waits for another one or yields. */
public class VirtualThreads extends OneCarrier {
  private int first = FIRST_VALUE;

  @Benchmark
  @OperationsPerInvocation(Levels.DEPTH)
  public int once() throws Exception {
    CompletableFuture<Integer> leaf = new CompletableFuture<>();
    return run(List.of(() -> onceFrom(Levels.DEPTH, first, leaf), () -> complete(leaf)));
  }

  private static int onceFrom(int depth, int x, CompletableFuture<Integer> leaf) {
    return depth == 1 ? leaf.join() + x : onceFrom(depth - 1, x + 1, leaf) + x;
  }

  private int complete(CompletableFuture<Integer> leaf) {
    leaf.complete(first);
    return 0;
  }

  @Benchmark
  @OperationsPerInvocation(Levels.RESUMES)
  public int kept() throws Exception {
    return run(() -> keptFrom(Levels.DEPTH, first));
  }

  private static int keptFrom(int depth, int x) {
    return depth == 1 ? rounds(x) : keptFrom(depth - 1, x + 1) + x;
  }

  private static int rounds(int x) {
    int sum = 0;
    for (int i = 0; i < Levels.RESUMES; i++) {
      sum += x;
      Thread.yield();
    }
    return sum;
  }
}
