package dev.fermata.it.races;

import dev.fermata.EventLoop;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** A loop that is about to wait, or waits, ends when its thread is interrupted. */
@JCStressTest
@State
@Outcome(id = "woken", expect = Expect.ACCEPTABLE, desc = "at once")
@Outcome(id = "overslept", expect = Expect.FORBIDDEN, desc = "nobody has woken it up")
public class InterruptOfIdleLoop {
  /** Nothing but a lost wake-up takes that long. */
  private static final Duration LONG = Duration.ofSeconds(20);

  private final EventLoop loop = new EventLoop();
  private boolean overslept;
  private volatile Thread thread;

  @Actor
  public void wakeUp() {
    Thread runner;
    while ((runner = thread) == null) {
      Thread.onSpinWait();
    }
    runner.interrupt();
  }

  @Actor
  public void run(L_Result r) {
    loop.callLater(LONG, this::oversleep);
    thread = Thread.currentThread();
    loop.runForever();
    boolean interrupted = Thread.interrupted();
    r.r1 = overslept || !interrupted ? "overslept" : "woken";
  }

  private void oversleep() {
    overslept = true;
    loop.stop();
  }
}
