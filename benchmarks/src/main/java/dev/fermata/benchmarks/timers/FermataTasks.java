package dev.fermata.benchmarks.timers;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.sleep;

import dev.fermata.Async;
import dev.fermata.EventLoop;
import dev.fermata.Task;
import java.time.Duration;

/** Tasks that sleep. */
final class FermataTasks implements Contestant {
  private int left;

  @Override
  public void run(int timers) {
    left = timers;
    try (EventLoop loop = new EventLoop()) {
      loop.callSoon(
          () -> {
            for (int i = 0; i < timers; i++) {
              Task<Void> unused = sleeper(Contestant.delay(i), loop);
            }
          });
      loop.runForever();
    }
  }

  @Async
  private Task<Void> sleeper(long nanos, EventLoop loop) {
    await(sleep(Duration.ofNanos(nanos)));
    if (--left == 0) {
      loop.stop();
    }
    return Task.done();
  }
}
