package dev.fermata.it.races;

import dev.fermata.EventLoop;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** What is handed over while the loop takes what has been handed over is run once, in order. */
@JCStressTest
@State
@Outcome(id = "abc", expect = Expect.ACCEPTABLE, desc = "all in order")
public class SubmissionAgainstTurns {
  private final EventLoop loop = new EventLoop();
  private final StringBuilder called = new StringBuilder();

  @Actor
  public void submit() {
    loop.callSoonThreadsafe(() -> called.append('a'));
    loop.callSoonThreadsafe(() -> called.append('b'));
    loop.callSoonThreadsafe(() -> called.append('c'));
  }

  @Actor
  public void run() {
    Turns.run(loop, 3);
  }

  @Arbiter
  public void finish(L_Result r) {
    Turns.run(loop, 1);
    r.r1 = called.toString();
  }
}
