package dev.fermata;

import dev.fermata.abi.AbstractTask;
import dev.fermata.abi.Driver;
import dev.fermata.abi.Node;
import org.jspecify.annotations.Nullable;

/** What {@link Fermata#shield} returns: to cancel it leaves the task that it stands for alone. */
final class Shielded<T extends @Nullable Object> extends Task<T> {
  private Shielded() {
    super(EventLoop.currentOrNull());
  }

  static <T extends @Nullable Object> Task<T> of(Task<T> inner) {
    Shielded<T> outer = new Shielded<>();
    return inner.register(new Completion<>(inner, outer)) ? outer : inner;
  }

  @Override
  protected boolean hasBody() {
    return false;
  }

  @Override
  protected void step(Driver driver) {
    throw new AssertionError("has no body");
  }

  private void completeAs(Task<T> inner) {
    Throwable failure = inner.failureOrNull();
    if (failure == null) {
      resolve(inner.knownValue());
    } else {
      reject(failure);
    }
  }

  /** The end of the task, which is looked at in a turn of the loop as asyncio's callbacks are. */
  private static final class Completion<T extends @Nullable Object> extends Node {
    private final Task<T> inner;
    private final Shielded<T> outer;

    Completion(Task<T> inner, Shielded<T> outer) {
      this.inner = inner;
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
        outer.completeAs(inner);
      }
    }
  }
}
