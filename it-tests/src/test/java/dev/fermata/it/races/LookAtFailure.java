package dev.fermata.it.races;

import dev.fermata.EventLoop;
import dev.fermata.Promise;
import dev.fermata.Runner;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZI_Result;

/** A failure is reported at the end of the run if nobody has looked at it, and only then. */
@JCStressTest
@State
@Outcome(id = "true, 0", expect = Expect.ACCEPTABLE, desc = "seen")
@Outcome(id = "false, 1", expect = Expect.ACCEPTABLE, desc = "reported")
public class LookAtFailure {
  private static final Exception FAILURE = new IllegalStateException("of the test");

  private final AtomicInteger reports = new AtomicInteger();
  private final EventLoop loop = new EventLoop();
  private final Promise<String> promise = loop.createPromise();

  public LookAtFailure() {
    loop.setExceptionHandler((source, context) -> reports.incrementAndGet());
  }

  @Actor
  public void fail() {
    promise.completeExceptionally(FAILURE);
  }

  @Actor
  public void look(ZI_Result r) {
    r.r1 = promise.isDone() && promise.exceptionNow() == FAILURE;
  }

  @Arbiter
  public void end(ZI_Result r) {
    new Runner(loop).close();
    r.r2 = reports.get();
  }
}
