package dev.fermata.benchmarks.timeouts;

import dev.fermata.benchmarks.NanosecondBenchmark;
import io.netty.util.HashedWheelTimer;
import io.netty.util.Timeout;
import io.netty.util.TimerTask;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.TearDown;

/** Netty's timing wheel; what its own thread does for each is not in the time, only in its wake. */
public class NettyWheel extends NanosecondBenchmark {
  private static final TimerTask NOTHING = timeout -> {};

  private final HashedWheelTimer wheel = new HashedWheelTimer(1, TimeUnit.MILLISECONDS);
  private final ArrayDeque<Timeout> pending = new ArrayDeque<>();

  @TearDown
  public void close() {
    wheel.stop();
  }

  @Benchmark
  @OperationsPerInvocation(Timeouts.TOTAL)
  public void addAndCancel() {
    for (int i = 0; i < Timeouts.TOTAL; i++) {
      if (pending.size() == Timeouts.PENDING) {
        pending.remove().cancel();
      }
      pending.add(wheel.newTimeout(NOTHING, Timeouts.SECONDS, TimeUnit.SECONDS));
    }
  }
}
