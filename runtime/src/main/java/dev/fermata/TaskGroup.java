package dev.fermata;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that live no longer than the call that they were made in: asyncio's {@code TaskGroup}.
 *
 * <pre>{@code
 * await(
 *     TaskGroup.run(
 *         group -> {
 *           for (URI page : pages) {
 *             group.spawn(() -> fetch(page));
 *           }
 *           return Task.done();
 *         }));
 * // all of them have ended here
 * }</pre>
 *
 * <p>The call of {@link #run} ends when its body and all tasks of the group have ended; a task may
 * spawn others until then. The first failure, of a task or of the body, cancels all the others, and
 * the body at its await. All failures are then in one {@link ExceptionGroup}, in the order in which
 * they came, that of the body last. A task that is cancelled by itself concerns nobody else.
 *
 * <p>If the whole call is cancelled, so are its tasks; it ends with a {@link
 * java.util.concurrent.CancellationException} if none of them has failed otherwise. If some have,
 * it ends with their failures, and its caller is cancelled at its next await.
 *
 * <p>Only for the thread of the event loop that it runs in.
 */
public final class TaskGroup {
  private final GroupCall<?> call;

  TaskGroup(GroupCall<?> call) {
    this.call = call;
  }

  /**
   * Runs {@code body} and the tasks that it spawns in the group.
   *
   * @param body is called at once, as an {@link Async} method is
   * @return the value of {@code body}; fails with an {@link ExceptionGroup} if anything fails, and
   *     with a {@link VirtualMachineError} as it is
   * @throws IllegalStateException if no event loop runs in this thread
   */
  public static <T extends @Nullable Object> Task<T> run(
      Function<? super TaskGroup, ? extends CompletionStage<? extends T>> body) {
    Objects.requireNonNull(body, "body");
    return new GroupCall<T>(EventLoop.current(), body).begin();
  }

  /**
   * Makes a task of a call that begins in the next turn, as {@link Fermata#createTask} does.
   *
   * @param body makes the call
   * @return the task, which may be awaited, and cancelled by itself
   * @throws IllegalStateException if the group has ended, or is being cancelled
   */
  public <T extends @Nullable Object> Task<T> spawn(
      Callable<? extends CompletionStage<? extends T>> body) {
    return call.spawn(null, body, null);
  }

  /**
   * As {@link #spawn(Callable)}, with a name for the task.
   *
   * @param name what {@link Task#name} returns
   */
  public <T extends @Nullable Object> Task<T> spawn(
      String name, Callable<? extends CompletionStage<? extends T>> body) {
    return call.spawn(Objects.requireNonNull(name, "name"), body, null);
  }

  /**
   * As {@link #spawn(Callable)}.
   *
   * @param context the context of the task, which may be that of other tasks too: what one sets,
   *     all see. Without this, a task has a copy of the caller's context
   */
  public <T extends @Nullable Object> Task<T> spawn(
      Callable<? extends CompletionStage<? extends T>> body, Context context) {
    return call.spawn(null, body, Objects.requireNonNull(context, "context"));
  }

  /**
   * As {@link #spawn(Callable, Context)}, with a name for the task.
   *
   * @param name what {@link Task#name} returns
   */
  public <T extends @Nullable Object> Task<T> spawn(
      String name, Callable<? extends CompletionStage<? extends T>> body, Context context) {
    return call.spawn(
        Objects.requireNonNull(name, "name"), body, Objects.requireNonNull(context, "context"));
  }

  /**
   * Spawns a task and waits until that says that it is ready, as a server is once it listens: the
   * {@code start} of trio's nurseries.
   *
   * <pre>{@code
   * int port = await(group.<Integer>start(started -> serve(started)));
   * }</pre>
   *
   * @param body says {@link Started#ready} when it is
   * @return what it says; fails as {@code body} does if that ends before, and with {@link
   *     IllegalStateException} if it ends without a failure and has not been ready. A failure that
   *     comes before is not one of the group's. To cancel it cancels the task
   * @throws IllegalStateException if the group has ended, or is being cancelled
   */
  public <V extends @Nullable Object> Task<V> start(
      Function<? super Started<V>, ? extends CompletionStage<?>> body) {
    return call.start(Objects.requireNonNull(body, "body"));
  }

  /**
   * Cancels the body and all tasks of the group. The call of {@link #run} then ends without a
   * {@link java.util.concurrent.CancellationException}, with null if its body did not get to its
   * end. Does nothing if the group was cancelled already or has ended: asyncio's {@code
   * TaskGroup.cancel} of Python 3.15.
   */
  public void cancel() {
    call.cancelAll();
  }
}
