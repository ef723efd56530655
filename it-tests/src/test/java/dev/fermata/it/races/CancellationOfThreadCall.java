package dev.fermata.it.races;

import dev.fermata.EventLoop;
import dev.fermata.Task;
import java.util.ArrayDeque;
import java.util.Queue;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZLI_Result;

/** A call in another thread that is cancelled while it runs is made at most once, and ends once. */
@JCStressTest
@State
@Outcome(id = "false, value, 1", expect = Expect.ACCEPTABLE, desc = "it had ended")
@Outcome(id = "true, cancelled, 1", expect = Expect.ACCEPTABLE, desc = "it had begun")
@Outcome(id = "true, cancelled, 0", expect = Expect.ACCEPTABLE, desc = "it had not begun")
public class CancellationOfThreadCall {
  private final Queue<Runnable> handedOver = new ArrayDeque<>();
  private int calls;
  private final Task<String> task = new EventLoop().runInExecutor(handedOver::add, this::call);

  @Actor
  public void run() {
    handedOver.remove().run();
  }

  @Actor
  public void cancel(ZLI_Result r) {
    r.r1 = task.cancel();
  }

  @Arbiter
  public void look(ZLI_Result r) {
    r.r2 = task.isCancelled() ? "cancelled" : task.isDone() ? task.join() : "pending";
    r.r3 = calls;
  }

  private String call() {
    calls++;
    return "value";
  }
}
