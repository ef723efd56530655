package dev.fermata.benchmarks.timers;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The JDK's own, with one thread. */
final class ScheduledThreadPool implements Contestant {
  @Override
  public void run(int timers) throws InterruptedException {
    ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1);
    CountDownLatch left = new CountDownLatch(timers);
    for (int i = 0; i < timers; i++) {
      executor.schedule(left::countDown, Contestant.delay(i), TimeUnit.NANOSECONDS);
    }
    left.await();
    executor.shutdown();
  }
}
