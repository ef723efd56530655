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
import org.openjdk.jcstress.infra.results.LI_Result;

/** A call off any loop that is cancelled as it goes from one await to the next meets that. */
@JCStressTest
@State
@Outcome(id = "cancelled, 0", expect = Expect.ACCEPTABLE, desc = "at the first await")
@Outcome(id = "cancelled, 1", expect = Expect.ACCEPTABLE, desc = "at the second")
public class CancellationBetweenAwaits {
  private final Promise<String> first = new Promise<>();
  private final Promise<String> never = new Promise<>();
  private int passed;
  private final Task<String> task = call();

  @Actor
  public void complete() {
    first.complete("value");
  }

  @Actor
  public void cancel() {
    task.cancel();
  }

  @Arbiter
  public void look(LI_Result r) {
    r.r1 = task.isCancelled() ? "cancelled" : task.isDone() ? task.join() : "pending";
    r.r2 = passed;
  }

  @Async
  private Task<String> call() {
    await(first);
    passed++;
    return Task.of(await(never));
  }
}
