package dev.fermata.it.races;

import static dev.fermata.Fermata.gather;

import dev.fermata.Promise;
import dev.fermata.Task;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** What is gathered fails if one of it does, whoever comes last. */
@JCStressTest
@State
@Outcome(id = "cancelled", expect = Expect.ACCEPTABLE, desc = "as the child")
public class GatherOffLoop {
  private final Promise<String> one = new Promise<>();
  private final Promise<String> other = new Promise<>();
  private final Task<List<String>> both = gather(List.of(one, other));

  @Actor
  public void complete() {
    one.complete("value");
  }

  @Actor
  public void cancel() {
    other.cancel();
  }

  @Arbiter
  public void look(L_Result r) {
    if (both.isCancelled()) {
      r.r1 = "cancelled";
    } else {
      r.r1 = both.isDone() ? both.join().toString() : "pending";
    }
  }
}
