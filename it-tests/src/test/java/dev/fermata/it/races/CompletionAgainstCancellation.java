package dev.fermata.it.races;

import dev.fermata.Promise;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZL_Result;

/** One of two threads decides how a promise ends, and it learns so. */
@JCStressTest
@State
@Outcome(id = "true, false, value", expect = Expect.ACCEPTABLE, desc = "completed first")
@Outcome(id = "false, true, cancelled", expect = Expect.ACCEPTABLE, desc = "cancelled first")
public class CompletionAgainstCancellation {
  private final Promise<String> promise = new Promise<>();

  @Actor
  public void complete(ZZL_Result r) {
    r.r1 = promise.complete("value");
  }

  @Actor
  public void cancel(ZZL_Result r) {
    r.r2 = promise.cancel();
  }

  @Arbiter
  public void look(ZZL_Result r) {
    r.r3 = promise.isCancelled() ? "cancelled" : promise.resultNow();
  }
}
