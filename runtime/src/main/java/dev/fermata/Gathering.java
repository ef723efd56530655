package dev.fermata;

import dev.fermata.abi.AbstractTask;
import dev.fermata.abi.Driver;
import dev.fermata.abi.Node;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Fermata#gather} and {@link Fermata#gatherOutcomes} return: asyncio's {@code
 * _GatheringFuture}.
 *
 * @param <T> the type of the values
 * @param <R> what becomes of a value in the result
 */
final class Gathering<T extends @Nullable Object, R extends @Nullable Object>
    extends Task<List<R>> {
  private static final VarHandle PENDING;

  static {
    try {
      PENDING = MethodHandles.lookup().findVarHandle(Gathering.class, "pending", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final List<Task<T>> children;
  private final Function<Task<T>, R> result;
  private final boolean failsFast;

  @SuppressWarnings("unused") // through PENDING
  private volatile int pending;

  /** The request that was passed on to the children; they may refuse it. */
  private volatile @Nullable CancellationException requested;

  private Gathering(List<Task<T>> children, Function<Task<T>, R> result, boolean failsFast) {
    super(EventLoop.currentOrNull());
    this.children = children;
    this.result = result;
    this.failsFast = failsFast;
    this.pending = children.size();
  }

  static <T extends @Nullable Object> Task<List<T>> of(
      List<? extends CompletionStage<? extends T>> stages) {
    return new Gathering<T, T>(tasks(stages), Task::knownValue, true).begin();
  }

  static <T extends @Nullable Object> Task<List<Outcome<T>>> ofOutcomes(
      List<? extends CompletionStage<? extends T>> stages) {
    return new Gathering<T, Outcome<T>>(tasks(stages), Outcome::of, false).begin();
  }

  private static <T extends @Nullable Object> List<Task<T>> tasks(
      List<? extends CompletionStage<? extends T>> stages) {
    return stages.stream().<Task<T>>map(HotTask::awaiting).toList();
  }

  private Gathering<T, R> begin() {
    if (children.isEmpty()) {
      resolve(List.of());
    }
    for (Task<T> child : children) {
      if (!child.register(new Arrival(child))) {
        arrived(child);
      }
    }
    return this;
  }

  private void arrived(Task<T> child) {
    Throwable failure = child.failureOrNull();
    if (failure != null && failsFast) {
      // Before it is counted, or the last one would end this without it in another thread.
      reject(failure);
    }
    boolean last = (int) PENDING.getAndAdd(this, -1) == 1;
    if (last && !isDone()) {
      CancellationException cancellation = requested;
      if (cancellation != null) {
        reject(cancellation);
      } else {
        resolve(values());
      }
    }
  }

  @SuppressWarnings("unchecked")
  private List<R> values() {
    Object[] values = new Object[children.size()];
    int i = 0;
    for (Task<T> child : children) {
      values[i++] = result.apply(child);
    }
    return (List<R>) Collections.unmodifiableList(Arrays.asList(values));
  }

  @Override
  protected List<Task<T>> dependencies() {
    return children;
  }

  @Override
  protected boolean hasBody() {
    return false;
  }

  @Override
  protected boolean cancelWithoutBody(@Nullable String message) {
    boolean passedOn = false;
    CancellationException cancellation = new CancellationException(message);
    for (Task<T> child : children) {
      if (!child.isDone()) {
        requested = cancellation;
        passedOn |= child.cancel(message);
      }
    }
    return passedOn;
  }

  @Override
  protected void step(Driver driver) {
    throw new AssertionError("has no body");
  }

  /** One child's end, which is looked at in a turn of the loop as asyncio's done-callbacks are. */
  private final class Arrival extends Node {
    private final Task<T> child;

    Arrival(Task<T> child) {
      this.child = child;
    }

    @Override
    protected void completed(AbstractTask<?> source) {
      EventLoop loop = loop();
      if (loop != null) {
        loop.enqueue(this);
      } else {
        arrived(child);
      }
    }

    @Override
    protected void run(Driver driver) {
      arrived(child);
    }
  }
}
