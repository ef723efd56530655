package dev.fermata;

import dev.fermata.abi.AbstractTask;
import dev.fermata.abi.Driver;
import dev.fermata.abi.Node;
import dev.fermata.abi.TaskView;
import org.jspecify.annotations.Nullable;

/** What code that wants a real {@link CompletableFuture} sees of a task. */
final class TaskFuture<T extends @Nullable Object> extends GuardedFuture<T> implements TaskView {
  private final Task<T> task;

  private TaskFuture(Task<T> task) {
    this.task = task;
  }

  static <T extends @Nullable Object> TaskFuture<T> of(Task<T> task) {
    TaskFuture<T> future = new TaskFuture<>(task);
    if (!task.register(new Completion(future))) {
      future.completeAsTask();
    }
    return future;
  }

  private void completeAsTask() {
    Throwable failure = task.failureOrNull();
    if (failure == null) {
      complete(task.knownValue());
    } else {
      completeExceptionally(failure);
    }
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    task.cancel();
    return cancelled;
  }

  @Override
  public boolean cancelTask(@Nullable String message) {
    return task.cancel(message);
  }

  private static final class Completion extends Node {
    private final TaskFuture<?> future;

    Completion(TaskFuture<?> future) {
      this.future = future;
    }

    @Override
    protected void completed(AbstractTask<?> source) {
      future.completeAsTask();
    }

    @Override
    protected void run(Driver driver) {
      throw new AssertionError("not scheduled");
    }
  }
}
