package dev.fermata;

import dev.fermata.abi.AbstractTask;
import dev.fermata.abi.Driver;
import dev.fermata.abi.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@link Fermata#shield} returns: to cancel it leaves the task that it stands for alone. */
final class Shielded<T extends @Nullable Object> extends Task<T> {
  private final Task<T> inner;
  private final Completion<T> completion = new Completion<>(this);

  private Shielded(Task<T> inner) {
    super(EventLoop.currentOrNull());
    this.inner = inner;
  }

  static <T extends @Nullable Object> Task<T> of(Task<T> inner) {
    Shielded<T> outer = new Shielded<>(inner);
    return inner.register(outer.completion) ? outer : inner;
  }

  @Override
  protected boolean hasBody() {
    return false;
  }

  @Override
  protected boolean cancelWithoutBody(@Nullable String message) {
    boolean cancelled = super.cancelWithoutBody(message);
    if (cancelled) {
      // It may go on for long, and be shielded many times.
      inner.unregister(completion);
    }
    return cancelled;
  }

  @Override
  protected void step(Driver driver) {
    throw new AssertionError("has no body");
  }

  @Override
  protected List<Task<T>> dependencies() {
    return List.of(inner);
  }

  private void complete() {
    Throwable failure = inner.failureOrNull();
    if (failure == null) {
      resolve(inner.knownValue());
    } else {
      reject(failure);
    }
  }

  /** The end of the task, which is looked at in a turn of the loop as asyncio's callbacks are. */
  private static final class Completion<T extends @Nullable Object> extends Node {
    private final Shielded<T> outer;

    Completion(Shielded<T> outer) {
      this.outer = outer;
    }

    @Override
    protected void completed(AbstractTask<?> source) {
      EventLoop loop = outer.loop();
      if (loop != null) {
        loop.enqueue(this);
      } else {
        handOver();
      }
    }

    @Override
    protected void run(Driver driver) {
      handOver();
    }

    private void handOver() {
      if (!outer.isDone()) {
        outer.complete();
      }
    }
  }
}
