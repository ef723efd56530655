package dev.fermata.it.races;

import static dev.fermata.Fermata.await;

import dev.fermata.Async;
import dev.fermata.Promise;
import dev.fermata.Task;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZL_Result;

/**
 * A cancellation that comes while a callee ends is for its caller, which meets it at its next await
 * at the latest.
 *
 * <p>The callee is not private, because a call of one that is has no task of its own.
 */
@JCStressTest
@State
@Outcome(id = "true, callee", expect = Expect.ACCEPTABLE, desc = "the callee was cancelled")
@Outcome(id = "true, caller", expect = Expect.ACCEPTABLE, desc = "the callee had ended")
public class CancellationAtEndOfCallee {
  private final Promise<String> promise = new Promise<>();
  private final Promise<String> never = new Promise<>();
  private String place;
  private final Task<String> task = caller();

  @Actor
  public void complete() {
    promise.complete("value");
  }

  @Actor
  public void cancel(ZL_Result r) {
    r.r1 = task.cancel();
  }

  @Arbiter
  public void look(ZL_Result r) {
    r.r2 = task.isCancelled() ? place : task.toString();
  }

  @Async
  private Task<String> caller() {
    place = "callee";
    await(callee());
    place = "caller";
    return Task.of(await(never));
  }

  @Async
  Task<String> callee() {
    return Task.of(await(promise));
  }
}
