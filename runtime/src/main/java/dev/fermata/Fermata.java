package dev.fermata;

import dev.fermata.abi.AbstractContext;
import dev.fermata.abi.Driver;
import dev.fermata.abi.Durations;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What asyncio offers as functions of its module, to be imported statically: {@code import static
 * dev.fermata.Fermata.*;}.
 */
public final class Fermata {
  private Fermata() {}

  /**
   * Waits for {@code stage} without blocking the thread: Python's {@code await} (PEP 492). If
   * {@code stage} has to be waited for, the {@link Async} method that contains this call is
   * suspended here.
   *
   * <p>A failure is thrown as it is, and not inside a {@link
   * java.util.concurrent.CompletionException}, even if it is a checked exception; {@link
   * #await(CompletionStage, Class)} declares one. If the awaiting task is cancelled, so is {@code
   * stage}, if it can be.
   *
   * @param stage what is awaited; any stage of any library
   * @return its value
   * @throws NullPointerException if {@code stage} is null
   * @throws java.util.concurrent.CancellationException if {@code stage} or the awaiting task was
   *     cancelled
   * @throws IllegalStateException if nothing has transformed the calling method
   */
  public static <T extends @Nullable Object> T await(CompletionStage<T> stage) {
    throw NotTransformed.await();
  }

  /**
   * As {@link #await(CompletionStage)}, and declares what the await may throw, so that {@code catch
   * (IOException e)} around it compiles.
   *
   * @param stage what is awaited; any stage of any library
   * @param failure the class of a checked exception; it has no effect when the program runs
   * @return the value of {@code stage}
   * @throws X if {@code stage} fails with it
   */
  public static <T extends @Nullable Object, X extends Throwable> T await(
      CompletionStage<T> stage, Class<X> failure) throws X {
    throw NotTransformed.await();
  }

  /**
   * Loops over items that have to be waited for: Python's {@code async for} (PEP 492). In an {@link
   * Async} method, the loop is suspended until the next item is there:
   *
   * <pre>{@code for (int tick : each(ticker(ofMillis(100), 10))) { ... }}</pre>
   *
   * <p>If the loop is left before its end, by {@code break}, {@code return} or an exception, and
   * the iterator is an {@link AsyncCloseable}, it is closed, and that is awaited. A failure to
   * close is suppressed in the exception by which the loop is left, if any.
   *
   * <p>It can only be the expression of a {@code for} loop.
   *
   * @param items what is iterated over
   * @return what the loop iterates over as far as the compiler knows
   * @throws IllegalStateException if nothing has transformed the calling method
   */
  public static <T extends @Nullable Object> Iterable<T> each(AsyncIterable<T> items) {
    throw NotTransformed.call("each");
  }

  /**
   * Runs a program in an event loop of its own until it ends: asyncio's {@code run}. Tasks that
   * {@link #createTask} has made and that are still going on then are cancelled, and awaited; async
   * generators that are still open are closed.
   *
   * <pre>{@code run(App::main);}</pre>
   *
   * @param main the program; it begins in the first turn of the loop
   *     <p>To interrupt the thread ends the program in the same way: all its tasks are cancelled,
   *     and awaited.
   * @return its value; a failure is thrown as it is, even if it is a checked exception
   * @throws java.util.concurrent.CancellationException if the program was cancelled or interrupted
   * @throws IllegalStateException if an event loop runs in this thread already
   */
  public static <T extends @Nullable Object> T run(Callable<? extends CompletionStage<T>> main) {
    try (Runner runner = new Runner()) {
      return runner.run(main);
    }
  }

  /**
   * Ends after {@code duration}: asyncio's {@code sleep}. It is exact to about a millisecond, and
   * never early. To sleep for no time, or for a negative one, is to let the others that are ready
   * go first.
   *
   * @param duration how long
   */
  public static Task<@Nullable Void> sleep(Duration duration) {
    return HotTask.sleeping(duration);
  }

  /**
   * Makes a task of a call, to run concurrently with this one: asyncio's {@code create_task}. The
   * call begins in the next turn of the event loop that runs in this thread, after all that was
   * created before. To call an {@link Async} method begins it at once.
   *
   * @param body makes the call
   * @throws IllegalStateException if no event loop runs in this thread
   */
  public static <T extends @Nullable Object> Task<T> createTask(
      Callable<? extends CompletionStage<? extends T>> body) {
    return EventLoop.current().createTask(body);
  }

  /**
   * As {@link #createTask(Callable)}, with a name for the task.
   *
   * @param name what {@link Task#name} returns
   */
  public static <T extends @Nullable Object> Task<T> createTask(
      String name, Callable<? extends CompletionStage<? extends T>> body) {
    return EventLoop.current().createTask(name, body);
  }

  /**
   * The tasks that were created in the loop of this thread and have not ended, in the order of
   * their creation: asyncio's {@code all_tasks}. Calls that nobody has made a task of by {@link
   * #createTask} are not among them.
   *
   * @return cannot be modified
   * @throws IllegalStateException if no event loop runs in this thread
   */
  public static List<Task<?>> allTasks() {
    return List.copyOf(EventLoop.current().tasks.snapshot());
  }

  /**
   * As {@link #createTask(Callable)}.
   *
   * @param context the context of the task, which may be that of other tasks too: what one sets,
   *     all see. Without this, a task has a copy of the caller's context
   * @throws IllegalStateException if no event loop runs in this thread
   */
  public static <T extends @Nullable Object> Task<T> createTask(
      Callable<? extends CompletionStage<? extends T>> body, Context context) {
    return EventLoop.current().createTask(body, context);
  }

  /**
   * As {@link #createTask(Callable, Context)}, with a name for the task.
   *
   * @param name what {@link Task#name} returns
   */
  public static <T extends @Nullable Object> Task<T> createTask(
      String name, Callable<? extends CompletionStage<? extends T>> body, Context context) {
    return EventLoop.current().createTask(name, body, context);
  }

  /** A copy of the running code's context variables: Python's {@code contextvars.copy_context}. */
  public static Context copyContext() {
    AbstractContext copy = Driver.current().copyContext();
    return copy == null ? new Context() : (Context) copy;
  }

  /**
   * Calls what would block in another thread: asyncio's {@code to_thread}. That is {@link
   * EventLoop#runInExecutor(Callable)} with a copy of the caller's {@link Context}.
   *
   * <pre>{@code String text = await(toThread(() -> Files.readString(path)));}</pre>
   *
   * @param call is made in a thread of the loop's default executor, which has at most 32
   * @return ends as the call does. To cancel it ends the task at once; a call that has begun runs
   *     on, and the end of {@link #run} waits for it
   * @throws IllegalStateException if no event loop runs in this thread
   */
  public static <T extends @Nullable Object> Task<T> toThread(Callable<? extends T> call) {
    EventLoop loop = EventLoop.current();
    return loop.runInExecutor(Context.bind(Objects.requireNonNull(call, "call")));
  }

  /**
   * Calls what would block in a virtual thread of its own, with a copy of the caller's {@link
   * Context}; where Java has no virtual threads yet (before 21), in one of at most 64 threads (or
   * as many as there are processors). Other than {@link #toThread}, this is for calls that can be
   * interrupted, and for many at once. asyncio has nothing like it.
   *
   * @return ends as the call does. To cancel it ends the task at once, and interrupts the call; the
   *     end of {@link #run} does not wait for that
   */
  public static <T extends @Nullable Object> Task<T> blocking(Callable<? extends T> call) {
    Callable<? extends T> bound = Context.<T>bind(Objects.requireNonNull(call, "call"));
    return new ThreadCall<T>(EventLoop.currentOrNull(), bound, true)
        .beginOn(BlockingThreads.EXECUTOR);
  }

  /**
   * Awaits all of {@code stages} at once: asyncio's {@code gather}. The first failure is that of
   * the result, which then is complete; the others go on. To cancel the result cancels all of them.
   *
   * @return the values, in the order of {@code stages}; the list cannot be modified
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // passed on to be read only
  public static <T extends @Nullable Object> Task<List<T>> gather(
      CompletionStage<? extends T>... stages) {
    return Gathering.of(List.of(stages));
  }

  /**
   * As {@link #gather(CompletionStage...)}.
   *
   * @return the values, in the order in which {@code stages} iterates; the list cannot be modified
   */
  public static <T extends @Nullable Object> Task<List<T>> gather(
      Collection<? extends CompletionStage<? extends T>> stages) {
    return Gathering.of(List.copyOf(stages));
  }

  /**
   * Makes a task of each of {@code bodies}, in order, and awaits them all, as {@link
   * #gather(CompletionStage...)} does.
   *
   * @return the values, in the order of {@code bodies}; the list cannot be modified
   * @throws IllegalStateException if no event loop runs in this thread
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // passed on to be read only
  public static <T extends @Nullable Object> Task<List<T>> gather(
      Callable<? extends CompletionStage<? extends T>>... bodies) {
    EventLoop loop = EventLoop.current();
    return Gathering.of(
        List.of(bodies).stream().<CompletionStage<? extends T>>map(loop::createTask).toList());
  }

  /**
   * As {@link #gather(Collection)}, and waits for all of them whether they fail or not: asyncio's
   * {@code gather(return_exceptions=True)}.
   *
   * @return how each has ended, in the order in which {@code stages} iterates; the list cannot be
   *     modified
   */
  public static <T extends @Nullable Object> Task<List<Outcome<T>>> gatherOutcomes(
      Collection<? extends CompletionStage<? extends T>> stages) {
    return Gathering.ofOutcomes(List.copyOf(stages));
  }

  /** As {@link #gatherOutcomes(Collection)}. */
  @SafeVarargs
  @SuppressWarnings("varargs") // passed on to be read only
  public static <T extends @Nullable Object> Task<List<Outcome<T>>> gatherOutcomes(
      CompletionStage<? extends T>... stages) {
    return Gathering.ofOutcomes(List.of(stages));
  }

  // Waiting for some of several tasks.

  /**
   * Waits until all of {@code tasks} have ended: asyncio's {@code wait} for {@code ALL_COMPLETED}.
   * Their failures are not thrown, and to cancel the wait leaves them alone.
   *
   * @throws IllegalArgumentException if there is none
   * @throws IllegalStateException if no event loop runs in this thread
   */
  public static <T extends @Nullable Object> Task<Waited<T>> waitAll(
      Collection<? extends Task<T>> tasks) {
    return waitUntil(WaitCall.Until.ALL, tasks, null);
  }

  /**
   * As {@link #waitAll(Collection)}, for a limited time; what has not ended then is pending in the
   * result and goes on.
   */
  public static <T extends @Nullable Object> Task<Waited<T>> waitAll(
      Collection<? extends Task<T>> tasks, Duration timeout) {
    return waitUntil(WaitCall.Until.ALL, tasks, Objects.requireNonNull(timeout, "timeout"));
  }

  /**
   * Waits until one of {@code tasks} has ended: asyncio's {@code wait} for {@code FIRST_COMPLETED}.
   * Failures are not thrown, and to cancel the wait leaves the tasks alone.
   *
   * @throws IllegalArgumentException if there is none
   * @throws IllegalStateException if no event loop runs in this thread
   */
  public static <T extends @Nullable Object> Task<Waited<T>> waitAny(
      Collection<? extends Task<T>> tasks) {
    return waitUntil(WaitCall.Until.FIRST, tasks, null);
  }

  /** As {@link #waitAny(Collection)}, for a limited time. */
  public static <T extends @Nullable Object> Task<Waited<T>> waitAny(
      Collection<? extends Task<T>> tasks, Duration timeout) {
    return waitUntil(WaitCall.Until.FIRST, tasks, Objects.requireNonNull(timeout, "timeout"));
  }

  /**
   * Waits until one of {@code tasks} has failed, or all have ended: asyncio's {@code wait} for
   * {@code FIRST_EXCEPTION}. A task that was cancelled has not failed. Failures are not thrown, and
   * to cancel the wait leaves the tasks alone.
   *
   * @throws IllegalArgumentException if there is none
   * @throws IllegalStateException if no event loop runs in this thread
   */
  public static <T extends @Nullable Object> Task<Waited<T>> waitFirstException(
      Collection<? extends Task<T>> tasks) {
    return waitUntil(WaitCall.Until.FIRST_FAILURE, tasks, null);
  }

  /** As {@link #waitFirstException(Collection)}, for a limited time. */
  public static <T extends @Nullable Object> Task<Waited<T>> waitFirstException(
      Collection<? extends Task<T>> tasks, Duration timeout) {
    return waitUntil(
        WaitCall.Until.FIRST_FAILURE, tasks, Objects.requireNonNull(timeout, "timeout"));
  }

  private static <T extends @Nullable Object> Task<Waited<T>> waitUntil(
      WaitCall.Until until, Collection<? extends Task<T>> tasks, @Nullable Duration timeout) {
    return new WaitCall<T>(EventLoop.current(), tasks, until, timeout).begin();
  }

  /**
   * Yields {@code tasks} in the order in which they end: asyncio's {@code as_completed}.
   *
   * <pre>{@code
   * for (Task<Page> task : each(asCompleted(tasks))) {
   *   Page page = await(task);   // is there, or throws why it is not
   * }
   * }</pre>
   *
   * @throws IllegalStateException if no event loop runs in this thread
   */
  public static <T extends @Nullable Object> AsyncGenerator<Task<T>> asCompleted(
      Collection<? extends Task<T>> tasks) {
    return new AsCompleted<>(EventLoop.current(), tasks, null);
  }

  /**
   * As {@link #asCompleted(Collection)}, for a limited time, from now on: when it is up and tasks
   * have not ended, to ask for the next one fails with {@link
   * java.util.concurrent.TimeoutException}. The tasks go on.
   */
  public static <T extends @Nullable Object> AsyncGenerator<Task<T>> asCompleted(
      Collection<? extends Task<T>> tasks, Duration timeout) {
    return new AsCompleted<>(
        EventLoop.current(), tasks, Objects.requireNonNull(timeout, "timeout"));
  }

  /**
   * Stands for {@code stage}, and keeps cancellations from it: asyncio's {@code shield}. To cancel
   * the result, or whoever awaits it, leaves {@code stage} alone, which goes on. If {@code stage}
   * itself is cancelled, so is the result.
   */
  public static <T extends @Nullable Object> Task<T> shield(CompletionStage<T> stage) {
    return Shielded.of(ensureFuture(stage));
  }

  /**
   * Any stage as a task: asyncio's {@code ensure_future}.
   *
   * @return {@code stage} itself if it is a task; otherwise one that awaits it
   */
  public static <T extends @Nullable Object> Task<T> ensureFuture(CompletionStage<T> stage) {
    return HotTask.awaiting(Objects.requireNonNull(stage, "stage"));
  }

  /**
   * Lets the others that are ready go first, and is where a task can be cancelled that has nothing
   * else to wait for: asyncio's {@code sleep(0)}, trio's {@code checkpoint}.
   */
  public static Task<@Nullable Void> checkpoint() {
    return sleep(Duration.ZERO);
  }

  // Timeouts.

  /**
   * Calls {@code body}, and cancels it when {@code delay} has passed: {@code asyncio.timeout}.
   *
   * <pre>
   * {@code Page page = await(timeout(ofSeconds(1), () -> fetch(uri)), TimeoutException.class);}
   * </pre>
   *
   * @param delay how long the call may take; if it is zero or negative, until its first wait
   * @param body is called at once, as an {@link Async} method is
   * @return ends as {@code body} does; fails with {@link java.util.concurrent.TimeoutException} if
   *     {@code body} was cancelled because its time was up. A value that it returns all the same is
   *     returned. If the task is cancelled from outside as well, it is cancelled
   * @throws IllegalStateException if no event loop runs in this thread
   */
  public static <T extends @Nullable Object> Task<T> timeout(
      Duration delay, Callable<? extends CompletionStage<? extends T>> body) {
    Objects.requireNonNull(body, "body");
    return timed(deadline(delay), timeout -> body.call());
  }

  /**
   * As {@link #timeout(Duration, Callable)}, for a body that moves its deadline.
   *
   * @param body gets the timeout, which it can {@linkplain Timeout#reschedule reschedule}
   */
  public static <T extends @Nullable Object> Task<T> timeout(
      Duration delay, Function<? super Timeout, ? extends CompletionStage<? extends T>> body) {
    Objects.requireNonNull(body, "body");
    return timed(deadline(delay), body::apply);
  }

  /**
   * As {@link #timeout(Duration, Function)}, until a moment: {@code asyncio.timeout_at}.
   *
   * @param when in nanoseconds as {@link EventLoop#time} counts
   */
  public static <T extends @Nullable Object> Task<T> timeoutAt(
      long when, Function<? super Timeout, ? extends CompletionStage<? extends T>> body) {
    Objects.requireNonNull(body, "body");
    return timed(when, body::apply);
  }

  private static long deadline(Duration delay) {
    return EventLoop.current().time() + Durations.toNanos(Objects.requireNonNull(delay, "delay"));
  }

  private static <T extends @Nullable Object> Task<T> timed(long when, TimedCall.Body<T> body) {
    return new TimedCall<T>(EventLoop.current(), when, body).begin();
  }

  /**
   * Awaits {@code stage} for a limited time: asyncio's {@code wait_for}.
   *
   * @param stage is cancelled when the time is up, and the result waits until it has obeyed
   * @param delay how long; if it is zero or negative, {@code stage} has to be complete already
   * @return ends as {@code stage} does; fails with {@link java.util.concurrent.TimeoutException} if
   *     that was cancelled because its time was up
   * @throws IllegalStateException if no event loop runs in this thread
   */
  public static <T extends @Nullable Object> Task<T> waitFor(
      CompletionStage<T> stage, Duration delay) {
    Objects.requireNonNull(stage, "stage");
    return timed(deadline(delay), timeout -> stage);
  }

  /**
   * Calls {@code body} in a {@link CancelScope} with a deadline: trio's {@code move_on_after}.
   *
   * @param body gets the scope, which tells afterwards whether the time was up
   * @return the value of {@code body}; null if the time was up
   * @throws IllegalStateException if no event loop runs in this thread
   */
  public static <T extends @Nullable Object> Task<@Nullable T> moveOnAfter(
      Duration delay, Function<? super CancelScope, ? extends CompletionStage<? extends T>> body) {
    Objects.requireNonNull(body, "body");
    CancelScope scope = new CancelScope().deadline(delay);
    return scope.<T>run(() -> body.apply(scope));
  }

  /**
   * As {@link #moveOnAfter}, and fails if the time is up: trio's {@code fail_after}.
   *
   * @return the value of {@code body}; fails with {@link java.util.concurrent.TimeoutException} if
   *     the time was up
   * @throws IllegalStateException if no event loop runs in this thread
   */
  public static <T extends @Nullable Object> Task<T> failAfter(
      Duration delay, Function<? super CancelScope, ? extends CompletionStage<? extends T>> body) {
    Objects.requireNonNull(body, "body");
    CancelScope scope = new CancelScope().deadline(delay);
    return scope.<T>run(true, () -> body.apply(scope));
  }

  /**
   * The task that the current code is a part of: asyncio's {@code current_task}. A call that is
   * directly awaited is a part of the task of its caller.
   *
   * @return the task; null if none runs, as in a callback
   */
  public static @Nullable Task<?> currentTask() {
    return HotTask.current();
  }

  /**
   * Has {@code generator} go on to its one yield, and makes what it yields available until that is
   * closed: Python's {@code contextlib.asynccontextmanager}; see {@link AsyncContext}.
   *
   * <pre>{@code try (var context = await(asyncContextManager(connection()))) { ... }}</pre>
   *
   * @param generator has not begun, and yields once
   * @return fails with what the generator throws before its yield, and with {@link
   *     IllegalStateException} if it ends without one
   */
  public static <T extends @Nullable Object> Task<AsyncContext<T>> asyncContextManager(
      AsyncGenerator<T> generator) {
    return new ContextEntry<T>(Objects.requireNonNull(generator, "generator")).begin();
  }

  /**
   * Runs a coroutine that yields what it waits for as a task: what generator-based coroutines were
   * in asyncio before {@code async def} (PEP 492). Each stage that it yields is awaited; its value
   * is what the yield returns, and its failure is thrown in there. To yield null lets the others
   * that are ready go first, as {@link #sleep} for no time does. {@link Coroutine#yieldFrom} calls
   * another such coroutine.
   *
   * <pre>{@code
   * @Async Coroutine<CompletionStage<?>, String, Integer> length(URI uri) {
   *   String body = Coroutine.yield(get(uri));
   *   return Coroutine.end(body.length());
   * }
   *
   * int length = await(drive(length(uri)));
   * }</pre>
   *
   * @param coroutine is nobody else's from now on
   * @return ends as the coroutine does; to cancel it throws a {@link
   *     java.util.concurrent.CancellationException} in at the yield
   */
  public static <R extends @Nullable Object> Task<R> drive(
      Coroutine<? extends @Nullable CompletionStage<?>, ?, R> coroutine) {
    return new DrivenCoroutine<R>(Objects.requireNonNull(coroutine, "coroutine")).begin();
  }
}
