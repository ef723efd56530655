package dev.fermata.benchmarks.timeouts;

import dev.fermata.benchmarks.NanosecondBenchmark;
import java.util.ArrayDeque;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.TearDown;

/** The JDK's own, which is told to forget what is cancelled. */
public class ScheduledThreadPool extends NanosecondBenchmark {
  private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1);
  private final ArrayDeque<Future<?>> pending = new ArrayDeque<>();

  public ScheduledThreadPool() {
    executor.setRemoveOnCancelPolicy(true);
  }

  @TearDown
  public void close() {
    executor.shutdownNow();
  }

  @Benchmark
  @OperationsPerInvocation(Timeouts.TOTAL)
  public void addAndCancel() {
    for (int i = 0; i < Timeouts.TOTAL; i++) {
      if (pending.size() == Timeouts.PENDING) {
        pending.remove().cancel(false);
      }
      pending.add(executor.schedule(() -> {}, Timeouts.SECONDS, TimeUnit.SECONDS));
    }
  }
}
