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
import org.openjdk.jcstress.infra.results.II_Result;

/** A task of a loop goes on once, and there, when another thread completes what it awaits. */
@JCStressTest
@State
@Outcome(id = "12, 2", expect = Expect.ACCEPTABLE, desc = "each step once")
public class AwaitAgainstCompletion {
  private final EventLoop loop = new EventLoop();
  private final Promise<Integer> promise = new Promise<>();
  private final Task<Integer> task = loop.createTask(() -> body(10));
  private int steps;

  @Actor
  public void complete() {
    promise.complete(2);
  }

  @Actor
  public void run() {
    Turns.run(loop, 1);
  }

  @Arbiter
  public void finish(II_Result r) {
    Turns.run(loop, 2);
    r.r1 = task.isDone() ? task.join() : -1;
    r.r2 = steps;
  }

  @Async
  private Task<Integer> body(int local) {
    count();
    int value = await(promise);
    count();
    return Task.of(local + value);
  }

  private void count() {
    if (EventLoop.currentOrNull() == loop) {
      steps++;
    }
  }
}
