package dev.fermata.benchmarks.memory;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.sleep;

import dev.fermata.Async;
import dev.fermata.EventLoop;
import dev.fermata.Promise;
import dev.fermata.Task;
import java.time.Duration;

/** Tasks that await a promise which is never complete, or sleep on a loop. */
final class FermataTasks implements Contestant {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Promise<Integer> gate = new Promise<>();

  @Override
  public Object suspended(int depth, int a, int b, String c) {
    return suspendedFrom(depth, a, b, c, gate);
  }

  @Async
  private static Task<Integer> suspendedFrom(
      int depth, int a, int b, String c, Promise<Integer> gate) {
    int r = depth == 1 ? await(gate) : await(suspendedFrom(depth - 1, a, b, c, gate));
    return Task.of(r + a + b + c.length());
  }

  @Override
  public Object asleep(int a, int b, String c) {
    return asleepFor(HOUR, a, b, c);
  }

  @Async
  private static Task<Integer> asleepFor(Duration duration, int a, int b, String c) {
    await(sleep(duration));
    return Task.of(a + b + c.length());
  }

  @Override
  public void whereCallsCanSleep(Runnable measurement) {
    // Not closed: what sleeps an hour ends with the JVM.
    EventLoop loop = new EventLoop();
    loop.callSoon(
        () -> {
          measurement.run();
          loop.stop();
        });
    loop.runForever();
  }
}
