package dev.fermata.benchmarks.lock;

import dev.fermata.benchmarks.OneCarrier;
import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Virtual threads, with what java.util.concurrent has. */
public class VirtualThreads extends OneCarrier {
  private int first = FIRST_VALUE;
  private final ReentrantLock lock = new ReentrantLock();

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
      lock.lock();
      try {
        sum += x;
      } finally {
        lock.unlock();
      }
    }
    return sum;
  }

  private int rounds(int x) {
    int sum = 0;
    for (int i = 0; i < Rounds.EACH; i++) {
      lock.lock();
      try {
        sum += x;
        Thread.yield();
      } finally {
        lock.unlock();
      }
    }
    return sum;
  }
}
