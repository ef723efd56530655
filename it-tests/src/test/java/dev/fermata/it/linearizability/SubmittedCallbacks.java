package dev.fermata.it.linearizability;

import dev.fermata.EventLoop;
import java.util.ArrayList;
import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/** A turn of a loop runs all that was handed over before it, once and in order. */
@Param(name = "callback", gen = IntGen.class, conf = "1:9")
public class SubmittedCallbacks {
  private final EventLoop loop = new EventLoop();
  private final List<Integer> called = new ArrayList<>();

  @Operation
  public void submit(@Param(name = "callback") int id) {
    loop.callSoonThreadsafe(() -> called.add(id));
  }

  /** A loop has one thread at a time. */
  @Operation(nonParallelGroup = "loop")
  public String turn() {
    called.clear();
    loop.stop();
    loop.runForever();
    return called.toString();
  }

  /** The same for one thread. */
  public static class Sequential {
    private final List<Integer> submitted = new ArrayList<>();

    public void submit(int id) {
      submitted.add(id);
    }

    public String turn() {
      String called = submitted.toString();
      submitted.clear();
      return called;
    }
  }
}
