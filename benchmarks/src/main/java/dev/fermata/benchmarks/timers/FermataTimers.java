package dev.fermata.benchmarks.timers;

import dev.fermata.EventLoop;
import java.time.Duration;

/** Callbacks on an event loop. */
final class FermataTimers implements Contestant {
  private int left;

  @Override
  public void run(int timers) {
    left = timers;
    try (EventLoop loop = new EventLoop()) {
      Runnable fired =
          () -> {
            if (--left == 0) {
              loop.stop();
            }
          };
      loop.callSoon(
          () -> {
            for (int i = 0; i < timers; i++) {
              loop.callLater(Duration.ofNanos(Contestant.delay(i)), fired);
            }
          });
      loop.runForever();
    }
  }
}
