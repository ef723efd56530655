package dev.fermata.it.races;

import dev.fermata.Promise;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZL_Result;

/**
 * To cancel the future of a task cancels the task, unless that has ended. Where the future was
 * first it stays cancelled, as any future does that is cancelled before it learns of a value.
 */
@JCStressTest
@State
@Outcome(id = "true, false, value and value", expect = Expect.ACCEPTABLE, desc = "completed first")
@Outcome(id = "true, true, value and cancelled", expect = Expect.ACCEPTABLE, desc = "at once")
@Outcome(
    id = "false, true, cancelled and cancelled",
    expect = Expect.ACCEPTABLE,
    desc = "cancelled")
public class CancellationOfFuture {
  private final Promise<String> task = new Promise<>();
  private final CompletableFuture<String> future = task.toCompletableFuture();

  @Actor
  public void complete(ZZL_Result r) {
    r.r1 = task.complete("value");
  }

  @Actor
  public void cancel(ZZL_Result r) {
    r.r2 = future.cancel(false);
  }

  @Arbiter
  public void look(ZZL_Result r) {
    String own = task.isCancelled() ? "cancelled" : task.isDone() ? task.join() : "pending";
    r.r3 = own + " and " + (future.isCancelled() ? "cancelled" : future.getNow("pending"));
  }
}
