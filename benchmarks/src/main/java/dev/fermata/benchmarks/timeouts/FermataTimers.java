package dev.fermata.benchmarks.timeouts;

import dev.fermata.EventLoop;
import dev.fermata.TimerHandle;
import dev.fermata.benchmarks.NanosecondBenchmark;
import java.time.Duration;
import java.util.ArrayDeque;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.TearDown;

/** Callbacks on an event loop, started and cancelled there. */
public class FermataTimers extends NanosecondBenchmark {
  private static final Duration TIMEOUT = Duration.ofSeconds(Timeouts.SECONDS);

  private final EventLoop loop = new EventLoop();
  private final ArrayDeque<TimerHandle> pending = new ArrayDeque<>();

  @TearDown
  public void close() {
    loop.close();
  }

  @Benchmark
  @OperationsPerInvocation(Timeouts.TOTAL)
  public void addAndCancel() {
    loop.callSoon(this::timeouts);
    loop.stop();
    loop.runForever();
  }

  private void timeouts() {
    for (int i = 0; i < Timeouts.TOTAL; i++) {
      if (pending.size() == Timeouts.PENDING) {
        pending.remove().cancel();
      }
      pending.add(loop.callLater(TIMEOUT, () -> {}));
    }
  }
}
