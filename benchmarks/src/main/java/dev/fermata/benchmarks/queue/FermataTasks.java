package dev.fermata.benchmarks.queue;

import static dev.fermata.Fermata.await;

import dev.fermata.Async;
import dev.fermata.EventLoop;
import dev.fermata.Task;
import dev.fermata.benchmarks.NanosecondBenchmark;
import dev.fermata.sync.AsyncQueue;
import dev.fermata.sync.Channel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.TearDown;

/** Tasks on an event loop, with a queue, and with a channel that has room for one or none. */
public class FermataTasks extends NanosecondBenchmark {
  private int first = FIRST_VALUE;
  private final EventLoop loop = new EventLoop();
  private final AsyncQueue<Integer> queue = new AsyncQueue<>(1);
  private final Channel<Integer> channel = Channel.open(1);
  private final Channel<Integer> rendezvous = Channel.open(0);

  @TearDown
  public void close() {
    loop.close();
  }

  @Benchmark
  @OperationsPerInvocation(Items.COUNT)
  public int handOverQueue() {
    return loop.runUntilComplete(this::throughQueue);
  }

  @Benchmark
  @OperationsPerInvocation(Items.COUNT)
  public int handOverChannel() {
    return loop.runUntilComplete(() -> through(channel));
  }

  @Benchmark
  @OperationsPerInvocation(Items.COUNT)
  public int handOverRendezvous() {
    return loop.runUntilComplete(() -> through(rendezvous));
  }

  @Async
  private Task<Integer> throughQueue() {
    Task<Void> producer = putAll();
    int sum = 0;
    for (int i = 0; i < Items.COUNT; i++) {
      sum += await(queue.get());
    }
    await(producer);
    return Task.of(sum);
  }

  @Async
  private Task<Void> putAll() {
    for (int i = 0; i < Items.COUNT; i++) {
      await(queue.put(first + i));
    }
    return Task.done();
  }

  @Async
  private Task<Integer> through(Channel<Integer> channel) {
    Task<Void> producer = sendAll(channel);
    int sum = 0;
    for (int i = 0; i < Items.COUNT; i++) {
      sum += await(channel.receiver().receive());
    }
    await(producer);
    return Task.of(sum);
  }

  @Async
  private Task<Void> sendAll(Channel<Integer> channel) {
    for (int i = 0; i < Items.COUNT; i++) {
      await(channel.sender().send(first + i));
    }
    return Task.done();
  }
}
