package dev.fermata.it.races;

import static dev.fermata.Fermata.await;

import dev.fermata.Allow;
import dev.fermata.Async;
import dev.fermata.ContextVar;
import dev.fermata.Promise;
import dev.fermata.Task;
import dev.fermata.Warning;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/**
 * A call that goes on in another thread sets a variable, while its caller finds out that it awaits
 * it directly: both see the variable.
 *
 * <p>The methods are not private, because a call of one that is shares the context of its caller.
 */
@JCStressTest
@State
@Outcome(id = "innermost, innermost, callers", expect = Expect.ACCEPTABLE, desc = "all see it")
public class ContextOffLoop {
  private static final ContextVar<String> SET = new ContextVar<>("set", "nowhere");
  private static final ContextVar<String> KEPT = new ContextVar<>("kept", "nowhere");

  private final Promise<String> promise = new Promise<>();
  private volatile boolean awaits;

  @Actor
  public void call(LLL_Result r) {
    outermost(r);
  }

  @Actor
  public void complete() {
    while (!awaits) {
      Thread.onSpinWait();
    }
    promise.complete("value");
  }

  @Async
  private Task<Void> outermost(LLL_Result r) {
    KEPT.set("callers");
    await(callee(r));
    r.r2 = SET.get();
    r.r3 = KEPT.get();
    return Task.of(null);
  }

  @Async
  Task<Void> callee(LLL_Result r) {
    awaits = true;
    await(promise);
    await(innermost());
    r.r1 = SET.get();
    return Task.of(null);
  }

  @Async
  @Allow(Warning.NO_AWAIT)
  Task<Void> innermost() {
    SET.set("innermost");
    return Task.of(null);
  }
}
