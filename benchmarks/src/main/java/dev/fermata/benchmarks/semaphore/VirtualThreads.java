package dev.fermata.benchmarks.semaphore;

import dev.fermata.benchmarks.OneCarrier;
import java.util.concurrent.Semaphore;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Virtual threads, with what java.util.concurrent has. */
public class VirtualThreads extends OneCarrier {
  private int first = FIRST_VALUE;
  private final Semaphore semaphore = new Semaphore(2);

  @Benchmark
  @OperationsPerInvocation(Rounds.EACH)
  public int free() throws Exception {
    return run(() -> alone(first));
  }

  @Benchmark
  @OperationsPerInvocation(Rounds.TOTAL)
  public int contended() throws Exception {
    return run(Rounds.TASKS, i -> rounds(first + i));
  }

  private int alone(int x) {
    int sum = 0;
    for (int i = 0; i < Rounds.EACH; i++) {
      semaphore.acquireUninterruptibly();
      try {
        sum += x;
      } finally {
        semaphore.release();
      }
    }
    return sum;
  }

  private int rounds(int x) {
    int sum = 0;
    for (int i = 0; i < Rounds.EACH; i++) {
      semaphore.acquireUninterruptibly();
      try {
        sum += x;
        Thread.yield();
      } finally {
        semaphore.release();
      }
    }
    return sum;
  }
}
