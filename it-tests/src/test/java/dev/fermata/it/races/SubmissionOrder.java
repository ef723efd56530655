package dev.fermata.it.races;

import dev.fermata.EventLoop;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/**
 * What two threads hand over to a loop is all run, in the order in which each has handed it over.
 */
@JCStressTest
@State
@Outcome(id = "abc, xyz", expect = Expect.ACCEPTABLE, desc = "all in order")
public class SubmissionOrder {
  private final EventLoop loop = new EventLoop();
  private final StringBuilder first = new StringBuilder();
  private final StringBuilder second = new StringBuilder();

  @Actor
  public void submitFirst() {
    loop.callSoonThreadsafe(() -> first.append('a'));
    loop.callSoonThreadsafe(() -> first.append('b'));
    loop.callSoonThreadsafe(() -> first.append('c'));
  }

  @Actor
  public void submitSecond() {
    loop.callSoonThreadsafe(() -> second.append('x'));
    loop.callSoonThreadsafe(() -> second.append('y'));
    loop.callSoonThreadsafe(() -> second.append('z'));
  }

  @Arbiter
  public void run(LL_Result r) {
    Turns.run(loop, 1);
    r.r1 = first.toString();
    r.r2 = second.toString();
  }
}
