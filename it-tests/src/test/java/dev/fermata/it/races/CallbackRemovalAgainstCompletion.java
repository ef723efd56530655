package dev.fermata.it.races;

import dev.fermata.Promise;
import dev.fermata.Task;
import java.util.function.Consumer;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IL_Result;

/**
 * A callback is called or taken back, not both. Those around it are called in their order before
 * {@code complete()} returns.
 */
@JCStressTest
@State
@Outcome(id = "0, abc", expect = Expect.ACCEPTABLE, desc = "completed first")
@Outcome(id = "1, ac", expect = Expect.ACCEPTABLE, desc = "taken back first")
public class CallbackRemovalAgainstCompletion {
  private final Promise<String> promise = new Promise<>();
  private final StringBuffer called = new StringBuffer();
  private final Consumer<Task<String>> removed = ended -> called.append('b');

  public CallbackRemovalAgainstCompletion() {
    promise.addDoneCallback(ended -> called.append('a'));
    promise.addDoneCallback(removed);
    promise.addDoneCallback(ended -> called.append('c'));
  }

  @Actor
  public void complete(IL_Result r) {
    promise.complete("value");
    r.r2 = called.toString();
  }

  @Actor
  public void remove(IL_Result r) {
    r.r1 = promise.removeDoneCallback(removed);
  }
}
