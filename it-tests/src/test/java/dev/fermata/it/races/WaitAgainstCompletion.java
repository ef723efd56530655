package dev.fermata.it.races;

import dev.fermata.EventLoop;
import dev.fermata.Fermata;
import dev.fermata.Promise;
import dev.fermata.Task;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.Z_Result;

/** A task that begins to wait for others learns of all ends, also of one that comes right then. */
@JCStressTest
@State
@Outcome(id = "true", expect = Expect.ACCEPTABLE, desc = "the wait is over")
public class WaitAgainstCompletion {
  private final EventLoop loop = new EventLoop();
  private final Promise<String> promise = new Promise<>();
  private final Task<?> waiting = loop.createTask(() -> Fermata.waitAll(List.of(promise)));

  @Actor
  public void complete() {
    promise.complete("value");
  }

  @Actor
  public void run() {
    Turns.run(loop, 1);
  }

  @Arbiter
  public void finish(Z_Result r) {
    Turns.run(loop, 3);
    r.r1 = waiting.isDone();
  }
}
