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
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A call off any loop goes on in the thread that completes what it awaits, which may be about to do
 * so while the call suspends. It goes on once after each await, with its locals; the plain count
 * would miss a step if two threads took one at the same time.
 */
@JCStressTest
@State
@Outcome(id = "1235, 7", expect = Expect.ACCEPTABLE, desc = "each step once")
public class ResumptionOffLoop {
  private final Promise<Integer> first = new Promise<>();
  private final Promise<Integer> second = new Promise<>();
  private Task<Integer> task;
  private int steps;

  @Actor
  public void call() {
    task = caller(1000);
  }

  @Actor
  public void complete() {
    first.complete(30);
    second.complete(4);
  }

  @Arbiter
  public void look(II_Result r) {
    r.r1 = task.isDone() ? task.join() : -1;
    r.r2 = steps;
  }

  @Async
  private Task<Integer> caller(long large) {
    steps++;
    int sum = await(taskOfItsOwn(1));
    steps++;
    return Task.of(sum + (int) large);
  }

  /** Not private, because a call of a method that is has no task of its own. */
  @Async
  Task<Integer> taskOfItsOwn(int small) {
    steps++;
    int sum = await(frameOfItsOwn(200));
    steps++;
    return Task.of(sum + small);
  }

  @Async
  private Task<Integer> frameOfItsOwn(int local) {
    steps++;
    int sum = local + await(first);
    steps++;
    sum += await(second);
    steps++;
    return Task.of(sum);
  }
}
