package dev.fermata.benchmarks.timers;

import dev.fermata.benchmarks.NewVirtualThreads;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Virtual threads that sleep. */
final class VirtualThreads implements Contestant {
  @Override
  public void run(int timers) throws InterruptedException {
    ExecutorService threads = NewVirtualThreads.executor();
    CountDownLatch left = new CountDownLatch(timers);
    for (int i = 0; i < timers; i++) {
      long nanos = Contestant.delay(i);
      threads.submit(
          () -> {
            TimeUnit.NANOSECONDS.sleep(nanos);
            left.countDown();
            return null;
          });
    }
    left.await();
    threads.shutdown();
  }
}
