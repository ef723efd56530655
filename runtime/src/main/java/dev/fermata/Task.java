package dev.fermata;

import dev.fermata.abi.Driver;
import dev.fermata.abi.Node;
import dev.fermata.abi.Scheduler;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A call that may still be going on: asyncio's {@code Task} and {@code Future} in one. It ends with
 * a value, with an exception, or cancelled, which is to end with a {@link CancellationException}.
 *
 * <p>A task that was started in an {@link EventLoop} belongs to it, and its body always goes on
 * there. A task that was started elsewhere goes on in the thread that completes what it awaits. All
 * methods of this class may be called from any thread.
 *
 * <p>Tasks are made by {@link Async} methods, {@link Fermata#createTask}, {@link #of} and their
 * like; {@link Promise} is the task that can be completed from outside. Only generated code extends
 * this class.
 *
 * @param <T> the type of the value
 */
public abstract class Task<T extends @Nullable Object> extends StageMethods<T>
    implements Future<T> {

  /** What the transformer appends to the names of the class and the method of a frame. */
  private static final String FRAME_SUFFIX = "$Task";

  @SuppressWarnings("NullAway") // a type variable may stand for a nullable type
  private static final Task<@Nullable Void> DONE = new CompletedTask<>(null);

  static {
    // Nothing suspends before this: a frame that is suspended is a task.
    Carriers.load();
  }

  /** For generated code. */
  protected Task() {}

  Task(@Nullable Scheduler scheduler) {
    super(scheduler);
  }

  Task(T value) {
    super(value);
  }

  /**
   * A task that has a value. {@code return Task.of(value)} is how an {@link Async} method returns,
   * and costs no allocation there.
   */
  public static <T extends @Nullable Object> Task<T> of(T value) {
    return new CompletedTask<>(value);
  }

  /**
   * A task that is complete and has no value; how an {@link Async} method returns that has nothing
   * to return.
   */
  public static Task<@Nullable Void> done() {
    return DONE;
  }

  /**
   * A task that has failed with {@code failure}; one with a {@link CancellationException} is
   * cancelled.
   */
  public static <T extends @Nullable Object> Task<T> failed(Throwable failure) {
    return CompletedTask.withFailure(Objects.requireNonNull(failure, "failure"));
  }

  /**
   * As {@link #cancel(String)}, without a message.
   *
   * @return false if the task is complete already
   */
  public final boolean cancel() {
    return cancel((String) null);
  }

  /**
   * Asks the task to stop: asyncio's {@code Task.cancel(msg)}.
   *
   * <p>The body meets the request as a {@link CancellationException} at its innermost await. Its
   * {@code finally} blocks run, and may await; the task is cancelled once it has ended with that
   * exception. A body may also catch the exception and go on, and then ends as any other. Requests
   * that come before one is delivered are delivered as one. A task that has not begun never begins.
   * A {@link Promise} is cancelled at once.
   *
   * @param message the message of the exception
   * @return false if the task is complete already
   */
  public final boolean cancel(@Nullable String message) {
    return requestCancellation(message);
  }

  /**
   * As {@link #cancel()}.
   *
   * <p>Other than {@link Future} has it, the task need not be done when this returns: its body has
   * to end first.
   *
   * @param mayInterruptIfRunning is ignored
   * @return false if the task is complete already
   */
  @Override
  public final boolean cancel(boolean mayInterruptIfRunning) {
    return cancel();
  }

  /**
   * How many times the task was asked to stop, less the times that this was taken back: asyncio's
   * {@code Task.cancelling}.
   */
  public final int cancelling() {
    return cancellationRequests();
  }

  /**
   * Takes a request to cancel back, for code that has caught its {@link CancellationException} and
   * goes on: asyncio's {@code Task.uncancel}. A request that has not been delivered yet is dropped
   * if it was the only one. Only in the thread of the task's loop.
   *
   * @return how many requests are left
   */
  public final int uncancel() {
    return withdrawCancellation();
  }

  /** Whether the task has ended, in whichever way. */
  @Override
  public final boolean isDone() {
    return hasOutcome();
  }

  /** Whether the task has ended with a {@link CancellationException}. */
  @Override
  public final boolean isCancelled() {
    return peekFailure() instanceof CancellationException;
  }

  /** Whether the task has failed or was cancelled. */
  public final boolean isCompletedExceptionally() {
    return peekFailure() != null;
  }

  /**
   * Blocks until the task has ended. For code outside any event loop; in an {@link Async} method,
   * await the task instead. As {@link CompletableFuture#join()}, an interrupt does not end the
   * wait.
   *
   * @return the value
   * @throws CancellationException if the task was cancelled
   * @throws CompletionException if the task failed, with the failure as its cause
   * @throws IllegalStateException if the task has not ended, and the current thread runs an event
   *     loop
   */
  public final T join() {
    if (!isDone()) {
      BlockedThread.waitFor(this);
    }
    Throwable failure = failure();
    if (failure == null) {
      return value();
    }
    if (failure instanceof CancellationException cancellation) {
      throw cancellation;
    }
    throw failure instanceof CompletionException wrapped
        ? wrapped
        : new CompletionException(failure);
  }

  /**
   * Blocks until the task has ended. For code outside any event loop; in an {@link Async} method,
   * await the task instead.
   *
   * @return the value
   * @throws CancellationException if the task was cancelled
   * @throws ExecutionException if the task failed, with the failure as its cause
   * @throws InterruptedException if the thread was interrupted while it waited
   * @throws IllegalStateException if the task has not ended, and the current thread runs an event
   *     loop
   */
  @Override
  public final T get() throws InterruptedException, ExecutionException {
    if (!isDone()) {
      BlockedThread.waitInterruptibly(this);
    }
    return valueOrThrow();
  }

  /**
   * As {@link #get()}, for a limited time. The task goes on if the time is up.
   *
   * @throws TimeoutException if the task has not ended in time
   */
  @Override
  public final T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (!isDone() && !BlockedThread.waitInterruptibly(this, unit.toNanos(timeout))) {
      throw new TimeoutException();
    }
    return valueOrThrow();
  }

  private T valueOrThrow() throws ExecutionException {
    Throwable failure = failure();
    if (failure == null) {
      return value();
    }
    if (failure instanceof CancellationException cancellation) {
      throw cancellation;
    }
    throw new ExecutionException(failure);
  }

  /**
   * The value of a task that is known to have one. Does what {@code Future.resultNow} of JDK 19
   * does.
   *
   * @throws IllegalStateException if the task has not ended, has failed, or was cancelled
   */
  public final T resultNow() {
    if (!isDone()) {
      throw new IllegalStateException("Task has not completed");
    }
    Throwable failure = failure();
    if (failure == null) {
      return value();
    }
    throw new IllegalStateException(
        isCancelled() ? "Task was cancelled" : "Task completed with exception", failure);
  }

  /**
   * The failure of a task that is known to have failed. Does what {@code Future.exceptionNow} of
   * JDK 19 does.
   *
   * @throws IllegalStateException if the task has not ended, has a value, or was cancelled
   */
  public final Throwable exceptionNow() {
    if (!isDone()) {
      throw new IllegalStateException("Task has not completed");
    }
    Throwable failure = failure();
    if (failure == null) {
      throw new IllegalStateException("Task completed with a result");
    }
    if (failure instanceof CancellationException) {
      throw new IllegalStateException("Task was cancelled", failure);
    }
    return failure;
  }

  /**
   * A future that completes as this task does, in the thread that completes it. To cancel it
   * cancels both; to complete it from outside leaves the task as it is.
   */
  @Override
  public final CompletableFuture<T> toCompletableFuture() {
    return TaskFuture.of(this);
  }

  /**
   * Has {@code callback} called once this task has ended: asyncio's {@code
   * Future.add_done_callback}. A task that belongs to an event loop calls it there, in a later turn
   * and in the order in which callbacks were added, also if the task has ended already; what it
   * throws goes to the loop's exception handler. A task that belongs to none calls it at once in
   * the thread that completes the task, or in this one. Either way it sees a copy of the caller's
   * {@link Context}.
   */
  public final void addDoneCallback(Consumer<? super Task<T>> callback) {
    Context copy = (Context) Driver.current().copyContext();
    if (copy != null) {
      addDoneCallback(callback, copy);
    } else {
      add(new DoneCallback<>(this, Objects.requireNonNull(callback, "callback")));
    }
  }

  /**
   * As {@link #addDoneCallback(Consumer)}.
   *
   * @param context in which the callback is called; what it sets stays set there
   */
  public final void addDoneCallback(Consumer<? super Task<T>> callback, Context context) {
    Objects.requireNonNull(callback, "callback");
    Objects.requireNonNull(context, "context");
    add(new DoneCallback.InContext<>(this, callback, context));
  }

  private void add(DoneCallback<T> waiter) {
    if (!addWaiter(waiter)) {
      waiter.completed(this);
    }
  }

  /**
   * Takes back what {@link #addDoneCallback} was given: asyncio's {@code
   * Future.remove_done_callback}.
   *
   * @return how many times the callback had been added
   */
  public final int removeDoneCallback(Consumer<? super Task<T>> callback) {
    Objects.requireNonNull(callback, "callback");
    int[] removed = {0};
    forEachWaiter(
        waiter -> {
          if (waiter instanceof DoneCallback<?> candidate && candidate.remove(callback)) {
            removed[0]++;
          }
        });
    return removed[0];
  }

  /**
   * What the task is called in messages: the name that it was {@linkplain
   * Fermata#createTask(String, java.util.concurrent.Callable) created} with, or {@code Task-} and a
   * number, as in asyncio. A call that nobody has made a task of by that method has the name of the
   * method, anything else that of its class.
   */
  public String name() {
    String className = getClass().getName();
    String simple = className.substring(className.lastIndexOf('.') + 1);
    return simple.endsWith(FRAME_SUFFIX)
        ? simple.substring(0, simple.length() - FRAME_SUFFIX.length()).replace('$', '.')
        : simple + "@" + Integer.toHexString(hashCode());
  }

  @Override
  protected final String label() {
    return name();
  }

  /** The name, and whether the task is pending, done, cancelled, or has failed. */
  @Override
  public final String toString() {
    Throwable failure = peekFailure();
    String state =
        failure == null
            ? isDone() ? "done" : "pending"
            : isCancelled() ? "cancelled" : "failed: " + failure;
    return name() + "[" + state + "]";
  }

  // What protected access does not reach from the other classes of this package.

  final @Nullable EventLoop loop() {
    return (EventLoop) scheduler();
  }

  final @Nullable Throwable failureOrNull() {
    return failure();
  }

  final T knownValue() {
    return value();
  }

  final boolean register(Node waiter) {
    return addWaiter(waiter);
  }

  final void visitWaiters(Consumer<? super Node> visitor) {
    forEachWaiter(visitor);
  }

  final void unregister(Node waiter) {
    removeWaiter(waiter);
  }
}
