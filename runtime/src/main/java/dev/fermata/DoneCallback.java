package dev.fermata;

import dev.fermata.abi.AbstractTask;
import dev.fermata.abi.Driver;
import dev.fermata.abi.Node;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A callback among the waiters of a task, and then in the ready queue of the task's loop. */
class DoneCallback<T extends @Nullable Object> extends Node {
  private static final VarHandle CALLBACK;

  static {
    try {
      CALLBACK =
          MethodHandles.lookup().findVarHandle(DoneCallback.class, "callback", Consumer.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Task<T> task;

  /** Whoever takes this out calls it, or has taken it back. */
  private volatile @Nullable Consumer<? super Task<T>> callback;

  DoneCallback(Task<T> task, Consumer<? super Task<T>> callback) {
    this.task = task;
    this.callback = callback;
  }

  /** Takes this back if it was added for {@code wanted}; false if it was not, or is called. */
  boolean remove(Object wanted) {
    Consumer<? super Task<T>> c = callback;
    if (c == null || !wanted.equals(c) || !CALLBACK.compareAndSet(this, c, null)) {
      return false;
    }
    task.unregister(this);
    return true;
  }

  @Override
  protected final void completed(AbstractTask<?> source) {
    EventLoop loop = task.loop();
    if (loop != null) {
      loop.enqueue(this);
    } else {
      call();
    }
  }

  @Override
  protected final void run(Driver driver) {
    call();
  }

  /** Makes the call, unless it was taken back. */
  @SuppressWarnings("unchecked")
  void call() {
    Consumer<? super Task<T>> c = (Consumer<? super Task<T>>) CALLBACK.getAndSet(this, null);
    if (c != null) {
      Callbacks.run(() -> c.accept(task), task.loop(), "A done-callback failed", task, null);
    }
  }

  /** One that was added by code with a context. */
  static final class InContext<T extends @Nullable Object> extends DoneCallback<T> {
    private final Context context;

    InContext(Task<T> task, Consumer<? super Task<T>> callback, Context context) {
      super(task, callback);
      this.context = context;
    }

    @Override
    void call() {
      context.binding(super::call).run();
    }
  }
}
