package dev.fermata.benchmarks.queue;

import dev.fermata.benchmarks.OneCarrier;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Virtual threads, with what java.util.concurrent has. */
public class VirtualThreads extends OneCarrier {
  private int first = FIRST_VALUE;
  private final BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(1);
  private final BlockingQueue<Integer> rendezvous = new SynchronousQueue<>();

  @Benchmark
  @OperationsPerInvocation(Items.COUNT)
  public int handOverQueue() throws Exception {
    return run(List.of(() -> putAll(queue), () -> takeAll(queue)));
  }

  @Benchmark
  @OperationsPerInvocation(Items.COUNT)
  public int handOverRendezvous() throws Exception {
    return run(List.of(() -> putAll(rendezvous), () -> takeAll(rendezvous)));
  }

  private int putAll(BlockingQueue<Integer> queue) throws InterruptedException {
    for (int i = 0; i < Items.COUNT; i++) {
      queue.put(first + i);
    }
    return 0;
  }

  private static int takeAll(BlockingQueue<Integer> queue) throws InterruptedException {
    int sum = 0;
    for (int i = 0; i < Items.COUNT; i++) {
      sum += queue.take();
    }
    return sum;
  }
}
