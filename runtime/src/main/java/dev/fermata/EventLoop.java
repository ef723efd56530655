package dev.fermata;

import dev.fermata.abi.Driver;
import dev.fermata.abi.Durations;
import dev.fermata.abi.IdleWait;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks and callbacks, one at a time and first come, first served: asyncio's event loop. What
 * runs in a loop needs no locks against anything else that runs there.
 *
 * <p>The loop works in turns. A turn waits until something is ready, adds the timers that have
 * expired, and runs what is ready at that moment; what becomes ready meanwhile has the next turn.
 *
 * <p>{@link Fermata#run} is all that most programs need. A loop of one's own runs in the thread
 * that calls {@link #runForever} or {@link #runUntilComplete}; a loop {@linkplain #over over an
 * executor} runs there by itself. Other than in asyncio, all methods may be called from any thread,
 * except those that run the loop, and {@link #close}.
 */
public class EventLoop extends LoopCore implements AutoCloseable {
  private volatile boolean stopping;
  private volatile boolean closed;
  private volatile @Nullable ExceptionHandler exceptionHandler;
  private final DefaultExecutor defaultExecutor = new DefaultExecutor();

  /** Creates a loop that does not run yet. */
  public EventLoop() {
    this(new ParkingWait());
  }

  EventLoop(IdleWait idleWait) {
    super(idleWait);
  }

  /**
   * Puts a loop over an executor, such as Swing's event thread ({@code
   * SwingUtilities::invokeLater}), or an event loop of Netty or Vert.x. The executor runs the
   * loop's turns, never two at a time; it may have several threads, but must not run what it is
   * given before {@code execute} returns. As long as a turn has not ended, as while Swing shows a
   * modal dialog, there is no other.
   *
   * <p>Other code in the executor's thread does not run in the loop, even if the thread is the
   * same: it enters the loop by {@link #createTask} or {@link #callSoonThreadsafe}. A call of an
   * {@link Async} method there belongs to no loop.
   *
   * <p>The loop runs until it is {@linkplain #close closed}; {@link #runForever}, {@link
   * #runUntilComplete} and {@link #stop} throw {@link UnsupportedOperationException}.
   *
   * @param executor runs the loop's turns
   */
  public static EventLoop over(Executor executor) {
    return new ExecutorLoop(Objects.requireNonNull(executor, "executor"));
  }

  /**
   * The loop that runs in this thread: asyncio's {@code get_running_loop}.
   *
   * @throws IllegalStateException if none does
   */
  public static EventLoop current() {
    EventLoop loop = currentOrNull();
    if (loop == null) {
      throw new IllegalStateException(
          "No event loop runs in this thread. Start one with Fermata.run(...), or use the methods of an EventLoop");
    }
    return loop;
  }

  /** The loop that runs in this thread; null if none does. */
  public static @Nullable EventLoop currentOrNull() {
    return (EventLoop) Driver.current().scheduler();
  }

  static void requireNoneRunning() {
    if (currentOrNull() != null) {
      throw new IllegalStateException(
          "An event loop runs in this thread already, and another cannot run inside it. Await the task instead");
    }
  }

  // Running.

  /**
   * Runs the loop until {@code stage} is complete: asyncio's {@code run_until_complete}. Tasks that
   * have not ended then go on when the loop runs again.
   *
   * @return the value of {@code stage}; its failure is thrown as it is, even if it is a checked
   *     exception
   * @throws CancellationException if {@code stage} was cancelled, or the thread was interrupted
   * @throws IllegalStateException if a loop runs in this thread, if this loop runs in another or is
   *     closed, or if it was stopped before {@code stage} was complete
   */
  @SuppressWarnings({
    "unchecked",
    "NullAway"
  }) // the value is a T, which may stand for a nullable type
  public <T extends @Nullable Object> T runUntilComplete(CompletionStage<T> stage) {
    requireRunnable();
    Task<T> task = stage instanceof Task<T> t ? t : createTask(() -> stage);
    Consumer<@Nullable Object> stop = ended -> stop();
    task.addDoneCallback(stop);
    try {
      runForever();
    } finally {
      task.removeDoneCallback(stop);
    }
    if (!task.isDone()) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("The thread of the event loop was interrupted");
      }
      throw new IllegalStateException("The event loop was stopped before the task had ended");
    }
    return (T) Driver.current().poll(task);
  }

  /**
   * As {@link #createTask} and {@link #runUntilComplete(CompletionStage)}.
   *
   * @return the value of the stage that {@code body} returns
   */
  public <T extends @Nullable Object> T runUntilComplete(
      Callable<? extends CompletionStage<? extends T>> body) {
    requireRunnable();
    Task<T> task = createTask(body);
    return runUntilComplete(task);
  }

  /**
   * Runs the loop until {@link #stop}: asyncio's {@code run_forever}. To interrupt the thread stops
   * the loop as soon as it would wait, and the thread stays interrupted.
   *
   * @throws IllegalStateException if a loop runs in this thread, or if this loop runs in another or
   *     is closed
   */
  public void runForever() {
    requireRunnable();
    start();
    boolean interrupted = false;
    try {
      do {
        if (awaitReady()) {
          interrupted = true;
          stopping = true;
        }
        runReady();
      } while (!stopping);
    } finally {
      stopping = false;
      end();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Has the loop end after what is ready now: asyncio's {@code stop}. A loop that does not run ends
   * its next run after one turn.
   */
  public void stop() {
    stopping = true;
    wakeUp();
  }

  /** Whether a thread runs the loop now. */
  public final boolean isRunning() {
    return hasThread();
  }

  /** Whether {@link #close} was called. */
  public final boolean isClosed() {
    return closed;
  }

  /**
   * Drops what is ready and all timers. Does nothing to a loop that is closed already.
   *
   * @throws IllegalStateException if the loop runs
   */
  @Override
  public void close() {
    if (isRunning()) {
      throw new IllegalStateException(
          "An event loop cannot be closed while it runs; stop it first");
    }
    closed = true;
    defaultExecutor.shutDown();
    discard();
  }

  // Adding work.

  /**
   * Has {@code callback} called in the next turn, after all that was added before: asyncio's {@code
   * call_soon}. As all callbacks, it sees a copy of the caller's {@link Context}.
   *
   * @throws IllegalStateException if the loop is closed
   */
  public final Handle callSoon(Runnable callback) {
    requireOpen();
    Objects.requireNonNull(callback, "callback");
    return schedule(Context.bind(currentDriver(), callback));
  }

  /**
   * As {@link #callSoon(Runnable)}.
   *
   * @param context in which the callback is called; what it sets stays set there
   * @throws IllegalStateException if the loop is closed
   */
  public final Handle callSoon(Runnable callback, Context context) {
    requireOpen();
    return schedule(context.binding(Objects.requireNonNull(callback, "callback")));
  }

  private Handle schedule(Runnable callback) {
    CallbackHandle handle = new CallbackHandle(this, callback);
    schedule(handle);
    return handle;
  }

  /**
   * As {@link #callSoon}, which is thread-safe here as well: asyncio's {@code
   * call_soon_threadsafe}.
   *
   * @throws IllegalStateException if the loop is closed
   */
  public final Handle callSoonThreadsafe(Runnable callback) {
    return callSoon(callback);
  }

  /**
   * Has {@code callback} called after {@code delay}, never early: asyncio's {@code call_later}.
   * What is due within a tenth of a millisecond may be called together, when the last of it is due.
   *
   * @param delay how long from now; a negative one counts as none
   * @throws IllegalStateException if the loop is closed
   */
  public final TimerHandle callLater(Duration delay, Runnable callback) {
    return callAt(time() + Durations.toNanos(delay), callback);
  }

  /**
   * Has {@code callback} called at a moment, never early, and after those that were added earlier
   * for the same moment: asyncio's {@code call_at}.
   *
   * @param when the moment, in nanoseconds as {@link #time} counts them, at most 146 years away
   * @throws IllegalStateException if the loop is closed
   */
  public final TimerHandle callAt(long when, Runnable callback) {
    Objects.requireNonNull(callback, "callback");
    return schedule(when, Context.bind(currentDriver(), callback));
  }

  /**
   * As {@link #callLater(Duration, Runnable)}.
   *
   * @param context in which the callback is called; what it sets stays set there
   * @throws IllegalStateException if the loop is closed
   */
  public final TimerHandle callLater(Duration delay, Runnable callback, Context context) {
    return callAt(time() + Durations.toNanos(delay), callback, context);
  }

  /**
   * As {@link #callAt(long, Runnable)}.
   *
   * @param context in which the callback is called; what it sets stays set there
   * @throws IllegalStateException if the loop is closed
   */
  public final TimerHandle callAt(long when, Runnable callback, Context context) {
    return schedule(when, context.binding(Objects.requireNonNull(callback, "callback")));
  }

  private TimerHandle schedule(long when, Runnable callback) {
    requireOpen();
    TimerHandle handle = new TimerHandle(this, when, callback);
    handle.start();
    return handle;
  }

  /**
   * The loop's clock, in nanoseconds from an arbitrary origin, as {@link System#nanoTime}; it never
   * goes back. All timers of the loop go by it.
   */
  @Override
  public long time() {
    return System.nanoTime();
  }

  /**
   * Makes a task of a call that begins in the next turn: asyncio's {@code create_task}. The loop
   * keeps the task until it has ended. It may be called from other threads, too, for which there
   * also is {@link #submit}.
   *
   * @param body makes the call
   * @throws IllegalStateException if the loop is closed
   */
  public final <T extends @Nullable Object> Task<T> createTask(
      Callable<? extends CompletionStage<? extends T>> body) {
    return create(null, body, null);
  }

  /**
   * As {@link #createTask(Callable)}, with a name for the task.
   *
   * @param name what {@link Task#name} returns
   */
  public final <T extends @Nullable Object> Task<T> createTask(
      String name, Callable<? extends CompletionStage<? extends T>> body) {
    return create(Objects.requireNonNull(name, "name"), body, null);
  }

  /**
   * As {@link #createTask(Callable)}.
   *
   * @param context the context of the task, which may be that of other tasks too: what one sets,
   *     all see. Without this, a task has a copy of the caller's context
   * @throws IllegalStateException if the loop is closed
   */
  public final <T extends @Nullable Object> Task<T> createTask(
      Callable<? extends CompletionStage<? extends T>> body, Context context) {
    return create(null, body, Objects.requireNonNull(context, "context"));
  }

  /**
   * As {@link #createTask(Callable, Context)}, with a name for the task.
   *
   * @param name what {@link Task#name} returns
   */
  public final <T extends @Nullable Object> Task<T> createTask(
      String name, Callable<? extends CompletionStage<? extends T>> body, Context context) {
    return create(
        Objects.requireNonNull(name, "name"), body, Objects.requireNonNull(context, "context"));
  }

  final <T extends @Nullable Object> Task<T> create(
      @Nullable String name,
      Callable<? extends CompletionStage<? extends T>> body,
      @Nullable Context context) {
    requireOpen();
    CreatedTask<T> task = CreatedTask.of(this, name, Objects.requireNonNull(body, "body"));
    if (inLoop()) {
      tasks.add(task);
    }
    if (context == null) {
      task.begin();
    } else {
      task.begin(context);
    }
    return task;
  }

  /**
   * Makes a task of a call, for code in other threads: asyncio's {@code run_coroutine_threadsafe}.
   *
   * @param body makes the call, in the loop
   * @return ends as the task does. To cancel it cancels the task, and it is cancelled if the task
   *     is. A thread outside the loop may wait for it; in the thread of an event loop, to wait is
   *     an error
   * @throws IllegalStateException if the loop is closed
   */
  public final <T extends @Nullable Object> CompletableFuture<T> submit(
      Callable<? extends CompletionStage<? extends T>> body) {
    return this.<T>createTask(body).toCompletableFuture();
  }

  /** A pending promise that belongs to this loop: asyncio's {@code create_future}. */
  public final <T extends @Nullable Object> Promise<T> createPromise() {
    return new Promise<>(this);
  }

  // Other threads.

  /**
   * Calls {@code call} in a thread of the {@linkplain #setDefaultExecutor default executor}:
   * asyncio's {@code run_in_executor(None, call)}. {@link Fermata#toThread} also hands over the
   * context.
   *
   * @return ends as the call does. To cancel it ends the task at once; a call that has begun runs
   *     on, and the end of {@link Fermata#run} waits for it
   * @throws IllegalStateException if the default executor has been shut down
   */
  public final <T extends @Nullable Object> Task<T> runInExecutor(Callable<? extends T> call) {
    return runInExecutor(defaultExecutor.get(), call);
  }

  /**
   * Calls {@code call} in a thread of {@code executor}: asyncio's {@code run_in_executor}.
   *
   * @return ends as the call does. To cancel it ends the task at once; a call that has begun runs
   *     on
   * @throws java.util.concurrent.RejectedExecutionException if {@code executor} does not take it
   */
  public final <T extends @Nullable Object> Task<T> runInExecutor(
      Executor executor, Callable<? extends T> call) {
    requireOpen();
    return new ThreadCall<T>(this, Objects.requireNonNull(call, "call"), false).beginOn(executor);
  }

  /**
   * Says who runs what {@link #runInExecutor(Callable)} and {@link Fermata#toThread} are given:
   * asyncio's {@code set_default_executor}. Without this, it is a pool of at most 32 threads (fewer
   * with fewer than 28 processors), which begins when it is needed.
   *
   * @param executor is shut down by {@link #shutdownDefaultExecutor} and by {@link #close}
   */
  public final void setDefaultExecutor(ExecutorService executor) {
    defaultExecutor.set(Objects.requireNonNull(executor, "executor"));
  }

  /**
   * Shuts the default executor down: asyncio's {@code shutdown_default_executor}. {@link
   * Fermata#run} does so at its end, with five minutes.
   *
   * @param timeout how long to wait for the calls that are going on; then there is a warning, and
   *     they are left to themselves
   * @return ends when the last call has, or the time is up
   */
  public final Task<@Nullable Void> shutdownDefaultExecutor(Duration timeout) {
    return defaultExecutor.shutDown(this, timeout);
  }

  // Exceptions that nobody can catch.

  /**
   * Says who receives the exceptions that nobody can catch, such as those of callbacks: asyncio's
   * {@code set_exception_handler}. Errors of the virtual machine are not among them: they end the
   * loop.
   *
   * @param handler the receiver; null to have them logged
   */
  public final void setExceptionHandler(@Nullable ExceptionHandler handler) {
    exceptionHandler = handler;
  }

  /** Hands an exception to the exception handler: asyncio's {@code call_exception_handler}. */
  public final void callExceptionHandler(ExceptionContext context) {
    ExceptionHandler handler = exceptionHandler;
    if (handler == null) {
      Callbacks.log(context);
      return;
    }
    try {
      handler.handle(this, context);
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable t) {
      Callbacks.log(context);
      Callbacks.log(new ExceptionContext("The exception handler failed", t));
    }
  }

  @Override
  protected final void report(Throwable failure, String message) {
    callExceptionHandler(new ExceptionContext(message, failure));
  }

  // The machinery.

  /** Throws if {@link #runForever} would. */
  void requireRunnable() {
    requireOpen();
    requireNoneRunning();
    if (isRunning()) {
      throw new IllegalStateException("This event loop runs in another thread already");
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("The event loop is closed");
    }
  }

  @Override
  final boolean isStopping() {
    return stopping;
  }

  /**
   * Throws if the current thread does not run this loop.
   *
   * @param what can only be done there
   */
  final void requireInLoop(String what) {
    if (!inLoop()) {
      throw new IllegalStateException(
          what
              + " only in the thread of its event loop. From another thread, hand it over:"
              + " loop.callSoonThreadsafe(() -> ...)");
    }
  }

  final void runInLoop(Runnable action) {
    if (inLoop()) {
      action.run();
    } else {
      schedule(new CallbackHandle(this, action));
    }
  }

  /**
   * Cancels all tasks that were created here and have not ended, closes the async generators that
   * are still open, and runs the loop until all that is done, as at the end of {@link Fermata#run}.
   */
  protected final void shutDown() {
    Shutdown.finish(this);
  }

  final void markClosed() {
    closed = true;
    defaultExecutor.shutDown();
  }
}
