package dev.fermata.it.linearizability;

import dev.fermata.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;

/**
 * There is always a turn on its way to the executor of a loop that has something to do, and never
 * more than one. When that turn comes is the executor's business, so what it has run is looked at
 * in the end only.
 */
@Param(name = "callback", gen = IntGen.class, conf = "1:9")
public class ExecutorTurns {
  private final Queue<Runnable> posted = new ConcurrentLinkedQueue<>();
  private final EventLoop loop = EventLoop.over(posted::add);
  private final List<Integer> submitted = new ArrayList<>();
  private final List<Integer> called = new ArrayList<>();

  /** One thread at a time, so that there is an order to be kept. */
  @Operation(nonParallelGroup = "caller")
  public void submit(@Param(name = "callback") int id) {
    submitted.add(id);
    loop.callSoonThreadsafe(() -> called.add(id));
  }

  @Operation
  public void wakeUp() {
    loop.callSoonThreadsafe(() -> {});
  }

  /** Never two turns at a time. */
  @Operation(nonParallelGroup = "executor")
  public void run() {
    Runnable turn = posted.poll();
    if (turn != null) {
      turn.run();
    }
  }

  @Validate
  public void allHaveRunInOrder() {
    if (posted.size() > 1) {
      throw new AssertionError(posted.size() + " turns at once");
    }
    while (!posted.isEmpty()) {
      run();
    }
    if (!called.equals(submitted)) {
      throw new AssertionError("submitted " + submitted + ", called " + called);
    }
  }

  /** Nobody sees anything before the end. */
  public static class Sequential {
    public void submit(int id) {}

    public void wakeUp() {}

    public void run() {}
  }
}
