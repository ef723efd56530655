package dev.fermata.it.races;

import dev.fermata.Promise;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A callback is called once, whether it was added before the end of the promise or behind it. */
@JCStressTest
@State
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "each once")
public class CallbackAgainstCompletion {
  private final Promise<String> promise = new Promise<>();
  private final AtomicInteger first = new AtomicInteger();
  private final AtomicInteger second = new AtomicInteger();

  @Actor
  public void complete() {
    promise.complete("value");
  }

  @Actor
  public void add() {
    promise.addDoneCallback(ended -> first.incrementAndGet());
    promise.addDoneCallback(ended -> second.incrementAndGet());
  }

  @Arbiter
  public void count(II_Result r) {
    r.r1 = first.get();
    r.r2 = second.get();
  }
}
