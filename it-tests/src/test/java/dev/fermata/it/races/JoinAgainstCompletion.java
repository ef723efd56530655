package dev.fermata.it.races;

import dev.fermata.Promise;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** A thread that blocks for a promise is woken, also if that is completed as it begins to wait. */
@JCStressTest
@State
@Outcome(id = "value", expect = Expect.ACCEPTABLE, desc = "at once")
@Outcome(id = ".*(overslept|Timeout).*", expect = Expect.FORBIDDEN, desc = "nobody has woken it up")
public class JoinAgainstCompletion {
  /** Nothing but a lost wake-up takes that long. */
  private static final int LONG = 20;

  private final Promise<Object> promise = new Promise<>();

  @Actor
  public void complete() {
    promise.complete(new StringBuilder("value"));
  }

  @Actor
  public void join(L_Result r) {
    long start = System.nanoTime();
    try {
      String value = promise.get(LONG, TimeUnit.SECONDS).toString();
      r.r1 = System.nanoTime() - start < TimeUnit.SECONDS.toNanos(LONG) ? value : "overslept";
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      r.r1 = e.toString();
    }
  }
}
