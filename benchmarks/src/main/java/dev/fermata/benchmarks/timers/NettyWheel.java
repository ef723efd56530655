package dev.fermata.benchmarks.timers;

import io.netty.util.HashedWheelTimer;
import io.netty.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Netty's timing wheel, with ticks of a millisecond; one turn of it is longer than any delay. */
final class NettyWheel implements Contestant {
  @Override
  public void run(int timers) throws InterruptedException {
    HashedWheelTimer wheel =
        new HashedWheelTimer(Executors.defaultThreadFactory(), 1, TimeUnit.MILLISECONDS, 1024);
    CountDownLatch left = new CountDownLatch(timers);
    TimerTask fired = timeout -> left.countDown();
    for (int i = 0; i < timers; i++) {
      wheel.newTimeout(fired, Contestant.delay(i), TimeUnit.NANOSECONDS);
    }
    left.await();
    wheel.stop();
  }
}
