package dev.fermata.it.linearizability;

import dev.fermata.Promise;
import dev.fermata.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/**
 * A promise ends once. Who ends it calls those callbacks, in their order, that were added before
 * and not taken back; one that is added later is called at once.
 */
@Param(name = "value", gen = IntGen.class, conf = "1:2")
@Param(name = "early", gen = IntGen.class, conf = "1:2")
@Param(name = "added", gen = IntGen.class, conf = "3:4")
public class PromiseOutcome {
  private final Promise<Object> promise = new Promise<>();
  private final List<Integer> called = Collections.synchronizedList(new ArrayList<>());
  private final Consumer<Task<Object>> first = ended -> called.add(1);
  private final Consumer<Task<Object>> second = ended -> called.add(2);

  /** Has two callbacks that can be taken back. */
  public PromiseOutcome() {
    promise.addDoneCallback(first);
    promise.addDoneCallback(second);
  }

  @Operation
  public String complete(@Param(name = "value") int value) {
    return promise.complete(value) ? called.toString() : "late";
  }

  @Operation
  public String fail() {
    boolean ended = promise.completeExceptionally(new IllegalStateException("of the test"));
    return ended && promise.exceptionNow() != null ? called.toString() : "late";
  }

  @Operation
  public String cancel() {
    return promise.cancel() ? called.toString() : "late";
  }

  @Operation
  public String outcome() {
    if (!promise.isDone()) {
      return "pending";
    }
    if (promise.isCancelled()) {
      return "cancelled";
    }
    return promise.isCompletedExceptionally() ? "failed" : promise.join().toString();
  }

  /** Is among the waiters for a moment. */
  @Operation
  public String outcomeInTime() throws InterruptedException {
    try {
      return promise.get(0, TimeUnit.SECONDS).toString();
    } catch (TimeoutException e) {
      return "pending";
    } catch (ExecutionException e) {
      return "failed";
    } catch (CancellationException e) {
      return "cancelled";
    }
  }

  @Operation
  public boolean add(@Param(name = "added") int id) {
    AddedCallback callback = new AddedCallback(id, called);
    promise.addDoneCallback(callback);
    return callback.endAdding();
  }

  @Operation
  public boolean addToFuture(@Param(name = "added") int id) {
    AddedCallback callback = new AddedCallback(id, called);
    promise.toCompletableFuture().whenComplete((value, failure) -> callback.accept(promise));
    return callback.endAdding();
  }

  @Operation
  public int remove(@Param(name = "early") int id) {
    return promise.removeDoneCallback(id == 1 ? first : second);
  }

  /** The same for one thread. */
  public static class Sequential {
    private final List<Integer> waiting = new ArrayList<>(List.of(1, 2));
    private String outcome = "pending";

    public String complete(int value) {
      return end(Integer.toString(value));
    }

    public String fail() {
      return end("failed");
    }

    public String cancel() {
      return end("cancelled");
    }

    private String end(String how) {
      if (isDone()) {
        return "late";
      }
      outcome = how;
      return waiting.toString();
    }

    private boolean isDone() {
      return !outcome.equals("pending");
    }

    public String outcome() {
      return outcome;
    }

    public String outcomeInTime() {
      return outcome;
    }

    public boolean add(int id) {
      if (!isDone()) {
        waiting.add(id);
      }
      return isDone();
    }

    public boolean addToFuture(int id) {
      return add(id);
    }

    public int remove(int id) {
      return !isDone() && waiting.remove((Integer) id) ? 1 : 0;
    }
  }
}
