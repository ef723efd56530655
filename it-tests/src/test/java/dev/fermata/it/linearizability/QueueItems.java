package dev.fermata.it.linearizability;

import dev.fermata.Task;
import dev.fermata.sync.AsyncQueue;
import dev.fermata.sync.QueueShutDownException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/**
 * A queue that threads use through its loop is a queue: first in, first out, nothing is lost or
 * there twice, and there is never too much in it. To wait in vain and be cancelled changes nothing.
 */
@Param(name = "item", gen = IntGen.class, conf = "1:9")
public class QueueItems {
  private static final int ROOM = 2;

  private final SharedLoop loop = new SharedLoop();
  private final AsyncQueue<Integer> queue = new AsyncQueue<>(ROOM);

  @Operation
  public String put(@Param(name = "item") int item) {
    return outcome(() -> queue.put(item));
  }

  @Operation
  public String get() {
    return outcome(queue::get);
  }

  @Operation
  public String size() {
    return outcome(() -> Task.of(queue.size()));
  }

  @Operation(runOnce = true)
  public String shutDown() {
    return outcome(
        () -> {
          queue.shutdown();
          return Task.done();
        });
  }

  private <T> String outcome(Callable<Task<T>> body) {
    Task<T> call = loop.call(body);
    if (call.isCancelled()) {
      return "has to wait";
    }
    if (call.isCompletedExceptionally() && call.exceptionNow() instanceof QueueShutDownException) {
      return "shut down";
    }
    return String.valueOf(call.resultNow());
  }

  /** The same for one thread. */
  public static class Sequential {
    private final Queue<Integer> items = new ArrayDeque<>();
    private boolean shutDown;

    public String put(int item) {
      if (shutDown) {
        return "shut down";
      }
      if (items.size() == ROOM) {
        return "has to wait";
      }
      items.add(item);
      return "null";
    }

    public String get() {
      if (items.isEmpty()) {
        return shutDown ? "shut down" : "has to wait";
      }
      return items.remove().toString();
    }

    public String size() {
      return Integer.toString(items.size());
    }

    public String shutDown() {
      shutDown = true;
      return "null";
    }
  }
}
