package dev.fermata.it.races;

import dev.fermata.EventLoop;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LI_Result;

/**
 * What is handed over to a loop over an executor brings about a turn, even while one ends; and
 * there is never more than one turn at the executor.
 */
@JCStressTest
@State
@Outcome(id = "abc, 0", expect = Expect.ACCEPTABLE, desc = "all in order, one turn at a time")
public class SubmissionToExecutorLoop {
  private final Queue<Runnable> posted = new ConcurrentLinkedQueue<>();
  private final EventLoop loop = EventLoop.over(posted::add);
  private final StringBuilder called = new StringBuilder();
  private int tooMany;

  @Actor
  public void submit() {
    loop.callSoonThreadsafe(() -> called.append('a'));
    loop.callSoonThreadsafe(() -> called.append('b'));
    loop.callSoonThreadsafe(() -> called.append('c'));
  }

  @Actor
  public void run() {
    for (int i = 0; i < 3; i++) {
      runPosted();
    }
  }

  @Arbiter
  public void finish(LI_Result r) {
    runPosted();
    runPosted();
    r.r1 = called.toString();
    r.r2 = tooMany;
  }

  private void runPosted() {
    Runnable turn = posted.poll();
    if (turn != null) {
      turn.run();
      tooMany += Math.max(0, posted.size() - 1);
    }
  }
}
