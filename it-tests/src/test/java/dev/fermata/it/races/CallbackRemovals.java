package dev.fermata.it.races;

import dev.fermata.Promise;
import dev.fermata.Task;
import java.util.function.Consumer;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIL_Result;

/** Two threads take back what they have added; what others have added stays, in its order. */
@JCStressTest
@State
@Outcome(id = "1, 1, ab", expect = Expect.ACCEPTABLE, desc = "the others are called")
public class CallbackRemovals {
  private final Promise<String> promise = new Promise<>();
  private final StringBuilder called = new StringBuilder();
  private final Consumer<Task<String>> first = ended -> called.append("first");
  private final Consumer<Task<String>> second = ended -> called.append("second");

  public CallbackRemovals() {
    promise.addDoneCallback(ended -> called.append('a'));
    promise.addDoneCallback(ended -> called.append('b'));
    promise.addDoneCallback(first);
    promise.addDoneCallback(second);
  }

  @Actor
  public void removeFirst(IIL_Result r) {
    r.r1 = promise.removeDoneCallback(first);
  }

  @Actor
  public void removeSecond(IIL_Result r) {
    r.r2 = promise.removeDoneCallback(second);
  }

  @Arbiter
  public void complete(IIL_Result r) {
    promise.complete("value");
    r.r3 = called.toString();
  }
}
