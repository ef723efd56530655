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
import org.openjdk.jcstress.infra.results.LII_Result;

/** A call off any loop that is cancelled while its await ends goes on once, in one way. */
@JCStressTest
@State
@Outcome(id = "value, 1, 1", expect = Expect.ACCEPTABLE, desc = "completed first")
@Outcome(id = "cancelled, 0, 1", expect = Expect.ACCEPTABLE, desc = "cancelled first")
@Outcome(id = "cancelled, 1, 1", expect = Expect.ACCEPTABLE, desc = "as the callee returned")
public class CancellationOffLoop {
  private final Promise<String> promise = new Promise<>();
  private int returned;
  private int ended;
  private final Task<String> task = outer();

  @Actor
  public void complete() {
    promise.complete("value");
  }

  @Actor
  public void cancel() {
    task.cancel();
  }

  @Arbiter
  public void look(LII_Result r) {
    r.r1 = task.isCancelled() ? "cancelled" : task.isDone() ? task.join() : "pending";
    r.r2 = returned;
    r.r3 = ended;
  }

  @Async
  private Task<String> outer() {
    return Task.of(await(inner()));
  }

  @Async
  Task<String> inner() {
    try {
      String value = await(promise);
      returned++;
      return Task.of(value);
    } finally {
      ended++;
    }
  }
}
