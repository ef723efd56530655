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

/** A thread cancels a task of a loop that goes on at that moment, and meets it at an await. */
@JCStressTest
@State
@Outcome(id = "true, first, 1", expect = Expect.ACCEPTABLE, desc = "at the await that ended")
@Outcome(id = "true, second, 1", expect = Expect.ACCEPTABLE, desc = "at the next")
public class CancellationFromOutside {
  private final EventLoop loop = new EventLoop();
  private final Promise<String> promise = loop.createPromise();
  private final Promise<String> never = loop.createPromise();
  private String place;
  private int ended;
  private final Task<String> task = loop.createTask(this::body);

  public CancellationFromOutside() {
    Turns.run(loop, 1);
  }

  @Actor
  public void goOn() {
    promise.complete("value");
    Turns.run(loop, 1);
  }

  @Actor
  public void cancel(ZLI_Result r) {
    r.r1 = task.cancel();
  }

  @Arbiter
  public void finish(ZLI_Result r) {
    Turns.run(loop, 4);
    r.r2 = task.isCancelled() ? place : task.toString();
    r.r3 = ended;
  }

  @Async
  private Task<String> body() {
    try {
      place = "first";
      await(promise);
      place = "second";
      return Task.of(await(never));
    } finally {
      ended++;
    }
  }
}
