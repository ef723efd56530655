package dev.fermata.sync;

import dev.fermata.EventLoop;
import dev.fermata.Task;
import dev.fermata.abi.Driver;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** See {@link Select#onDone}. */
final class DoneCase<T extends @Nullable Object, R extends @Nullable Object> extends Case<R> {
  private final Task<T> task;
  private final Function<? super T, ? extends R> function;
  private @Nullable Consumer<Task<T>> callback;

  DoneCase(Task<T> task, Function<? super T, ? extends R> function) {
    this.task = task;
    this.function = function;
  }

  @Override
  boolean isReady() {
    return task.isDone();
  }

  @Override
  void happen() throws Throwable {
    if (task.isCompletedExceptionally()) {
      // Throws the failure itself.
      Driver.current().poll(task);
    }
  }

  @Override
  R result() {
    return function.apply(task.resultNow());
  }

  @Override
  void enlist(Selection<?> selection, Driver driver) {
    EventLoop loop = EventLoop.current();
    callback =
        done -> {
          if (loop.inLoop()) {
            selection.signal();
          } else {
            loop.callSoonThreadsafe(selection::signal);
          }
        };
    task.addDoneCallback(callback);
  }

  @Override
  void withdraw() {
    if (callback != null) {
      task.removeDoneCallback(callback);
      callback = null;
    }
  }
}
