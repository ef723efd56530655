package dev.fermata.it.races;

import dev.fermata.EventLoop;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** A loop that is about to wait, or waits, ends when another thread stops it. */
@JCStressTest
@State
@Outcome(id = "woken", expect = Expect.ACCEPTABLE, desc = "at once")
@Outcome(id = "overslept", expect = Expect.FORBIDDEN, desc = "nobody has woken it up")
public class StopOfIdleLoop {
  /** Nothing but a lost wake-up takes that long. */
  private static final Duration LONG = Duration.ofSeconds(20);

  private final EventLoop loop = new EventLoop();
  private boolean overslept;

  @Actor
  public void wakeUp() {
    loop.stop();
  }

  @Actor
  public void run(L_Result r) {
    loop.callLater(LONG, this::oversleep);
    loop.runForever();
    r.r1 = overslept ? "overslept" : "woken";
  }

  private void oversleep() {
    overslept = true;
    loop.stop();
  }
}
