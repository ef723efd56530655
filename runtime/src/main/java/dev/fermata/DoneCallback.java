package dev.fermata;

import dev.fermata.abi.AbstractTask;
import dev.fermata.abi.Driver;
import dev.fermata.abi.Node;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A callback among the waiters of a task, and then in the ready queue of the task's loop. */
class DoneCallback<T extends @Nullable Object> extends Node {
  private final Task<T> task;
  private volatile @Nullable Consumer<? super Task<T>> callback;

  DoneCallback(Task<T> task, Consumer<? super Task<T>> callback) {
    this.task = task;
    this.callback = callback;
  }

  /** Makes this do nothing, if it is what was added to {@code task} for {@code callback}. */
  boolean remove(Task<?> task, Object callback) {
    if (this.task != task || !callback.equals(this.callback)) {
      return false;
    }
    this.callback = null;
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
  void call() {
    Consumer<? super Task<T>> c = callback;
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
