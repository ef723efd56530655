package dev.fermata.it.races;

import static dev.fermata.Fermata.await;

import dev.fermata.Async;
import dev.fermata.EventLoop;
import dev.fermata.Promise;
import dev.fermata.Task;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZLI_Result;

/** A thread cancels a task of a loop that goes on there at that moment. */
@JCStressTest
@State
@Outcome(id = "false, value, 1", expect = Expect.ACCEPTABLE, desc = "it had ended")
@Outcome(id = "true, value, 1", expect = Expect.ACCEPTABLE, desc = "it ended meanwhile")
@Outcome(id = "true, cancelled, 1", expect = Expect.ACCEPTABLE, desc = "it had not ended")
public class CancellationFromOutside {
  private final EventLoop loop = new EventLoop();
  private final Promise<String> promise = loop.createPromise();
  private int ended;
  private final Task<String> task = loop.createTask(this::body);

  public CancellationFromOutside() {
    Turns.run(loop, 1);
  }

  @Actor
  public void complete() {
    promise.complete("value");
    Turns.run(loop, 1);
  }

  @Actor
  public void cancel(ZLI_Result r) {
    r.r1 = task.cancel();
  }

  @Arbiter
  public void finish(ZLI_Result r) {
    Turns.run(loop, 3);
    r.r2 = task.isCancelled() ? "cancelled" : task.isDone() ? task.join() : "pending";
    r.r3 = ended;
  }

  @Async
  private Task<String> body() {
    try {
      return Task.of(await(promise));
    } finally {
      ended++;
    }
  }
}
