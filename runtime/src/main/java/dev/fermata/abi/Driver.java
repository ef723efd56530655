package dev.fermata.abi;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs the tasks of one thread, and is what rewritten methods speak to while they run there.
 *
 * <h2>Suspending</h2>
 *
 * A rewritten method has a twin with the same body and two parameters more: the driver, and the
 * frame of the call (null if its caller awaits it directly, {@link Frame#ROOT} if it must become a
 * task). Where an await finds that it has to wait, it notes what for in the driver, saves its
 * locals in a frame, leaves that with {@link #suspend}, and returns. Each caller sees {@link
 * #suspended()}, does the same, and so links its frame to its callee's, with plain stores. The
 * outermost caller publishes the whole chain by one compare-and-set.
 *
 * <h2>Going on</h2>
 *
 * The innermost frame takes its step first. When it returns, its caller's frame takes the next, and
 * so on in a flat loop: neither the depth of the chain nor the number of its suspensions costs any
 * stack.
 */
public final class Driver {
  /**
   * What {@link #poll} and a twin that returns an object return instead of a value when they
   * suspend.
   */
  public static final Object SUSPENDED = new Object();

  private static final ThreadLocal<Driver> CURRENT = ThreadLocal.withInitial(Driver::new);

  /**
   * Stands for the task of a call that has not suspended yet, so that it costs nothing until
   * somebody asks.
   */
  private static final AbstractTask<?> STARTING = new Unnamed();

  /** The loop that runs in this thread. */
  @Nullable Scheduler scheduler;

  // The chain of frames that is being linked while calls suspend.
  // Flags say what is valid, and what is not is left where it is until the task ends: a driver
  // lives
  // long, and storing a reference into an old object costs more than all else here.
  private boolean suspending;
  private boolean chained;
  private boolean awaitsTurn;
  private boolean awaitsCall;
  private @Nullable Frame innermost;
  private @Nullable Frame outermost;
  private @Nullable Awaitable awaited;

  // What is delivered to the frame that takes the next step.
  private @Nullable Object result;
  private long integral;
  private double floating;
  private @Nullable Throwable failure;

  private @Nullable AbstractTask<?> current;

  /** The task of the last call that suspended here, until anything else happens. */
  private @Nullable AbstractTask<?> lastStarted;

  /** The next call that starts is the body of {@link #current}. */
  private boolean startsBody;

  // Tasks off any loop that are to go on in this thread as soon as the running step of the runtime
  // is over.
  private @Nullable AbstractTask<?> finishing;
  private @Nullable AbstractTask<?> inlineFirst;
  private @Nullable AbstractTask<?> inlineLast;

  private Driver() {}

  /** The driver of the current thread. */
  public static Driver current() {
    return CURRENT.get();
  }

  /**
   * The driver of the current thread, for code that was rewritten for a version of this interface.
   * This method stays as it is in all versions, so that code which is too old or too new meets it
   * first.
   *
   * @param version the version that the code was rewritten for
   * @throws IllegalStateException if this runtime has another version
   */
  public static Driver enter(int version) {
    if (version != Abi.VERSION) {
      throw Abi.mismatch(version);
    }
    return CURRENT.get();
  }

  /** The loop that runs in this thread; null if none does. */
  public @Nullable Scheduler scheduler() {
    return scheduler;
  }

  /**
   * Says which loop runs in this thread.
   *
   * @param scheduler the loop, or null
   * @return the loop that ran before, to be set again afterwards
   */
  public @Nullable Scheduler enterLoop(@Nullable Scheduler scheduler) {
    Scheduler previous = this.scheduler;
    this.scheduler = scheduler;
    return previous;
  }

  // Starting a call that is not awaited directly.

  /**
   * Begins a call that becomes a task if it suspends.
   *
   * @return the task that runs now, to be handed back at the end of the call
   */
  public @Nullable AbstractTask<?> begin() {
    AbstractTask<?> previous = current;
    if (startsBody) {
      startsBody = false;
    } else {
      current = STARTING;
    }
    lastStarted = null;
    return previous;
  }

  /**
   * Ends a call that did not suspend.
   *
   * @param previous what {@link #begin} returned
   * @return false if somebody asked for the call's task meanwhile, which then has to be completed
   *     by {@link #settle} or {@link #settleExceptionally}
   */
  public boolean end(@Nullable AbstractTask<?> previous) {
    AbstractTask<?> own = current;
    current = previous;
    suspending = false; // true only if the call ran out of memory while it suspended
    if (own == STARTING || own == previous) {
      return true;
    }
    lastStarted = own;
    return false;
  }

  /**
   * Completes the task of a call that ended before it suspended.
   *
   * @param value the result
   * @return the task
   */
  @SuppressWarnings({"unchecked", "NullAway"}) // only after end() returned false
  public AbstractTask<?> settle(@Nullable Object value) {
    AbstractTask<@Nullable Object> task = (AbstractTask<@Nullable Object>) lastStarted;
    if (task.endWait() instanceof PendingCancellation pending) {
      task.reject(pending.outcome().cause);
    } else {
      task.resolve(value);
    }
    return task;
  }

  /**
   * Completes the task of a call that failed before it suspended.
   *
   * @param failure what the body threw
   * @return the task
   */
  @SuppressWarnings("NullAway") // only after end() returned false
  public AbstractTask<?> settleExceptionally(Throwable failure) {
    AbstractTask<?> task = lastStarted;
    task.reject(failure);
    return task;
  }

  /**
   * Ends a call that suspended: makes its frame a task and publishes it to what it waits for.
   *
   * @param previous what {@link #begin} returned
   * @return the task
   */
  public AbstractTask<?> suspendedTask(@Nullable AbstractTask<?> previous) {
    return publish(previous, (byte) 0);
  }

  /**
   * Ends a call of a method that returns nothing and that suspended. Its failure is reported when
   * it comes.
   *
   * @param previous what {@link #begin} returned
   */
  public void suspendedDetached(@Nullable AbstractTask<?> previous) {
    publish(previous, AbstractTask.DETACHED);
  }

  /**
   * Ends a call of a method that returns nothing and that failed before it suspended.
   *
   * @param previous what {@link #begin} returned
   * @param failure what the body threw
   */
  public void failedDetached(@Nullable AbstractTask<?> previous, Throwable failure) {
    if (!end(previous)) {
      settleExceptionally(failure);
    }
    reportDetached(failure);
  }

  @SuppressWarnings("NullAway") // a call that suspended has left its frames
  private AbstractTask<?> publish(@Nullable AbstractTask<?> previous, byte flags) {
    AbstractTask<?> task = (AbstractTask<?>) (chained ? outermost : innermost);
    AbstractTask<?> own = current;
    if (own != STARTING && own != previous) {
      task.link = own;
      task = own;
    } else {
      task.scheduler = scheduler;
      if (own == previous && awaited == own && !awaitsTurn) {
        awaited = new SelfWait();
      }
    }
    task.flags = flags;
    current = previous;
    if (!suspendTask(task)) {
      resume(task);
    }
    lastStarted = task;
    return task;
  }

  /**
   * The task of the code that runs now.
   *
   * @param factory makes the task of a call that has not suspended yet
   * @return the task; null if no task runs
   */
  public @Nullable AbstractTask<?> currentTask(
      Function<@Nullable Scheduler, AbstractTask<?>> factory) {
    AbstractTask<?> task = current;
    if (task == STARTING) {
      task = factory.apply(scheduler);
      current = task;
      return task;
    }
    while (task != null
        && task.state() instanceof AbstractTask<?> caller
        && (caller.flags & AbstractTask.DIRECT) != 0) {
      task = caller;
    }
    return task;
  }

  /**
   * Calls {@code body} in such a way that the first call which it starts runs as a part of the
   * current task.
   *
   * @param body the call
   * @return the stage that {@code body} returns
   * @throws NullPointerException if it returns null
   * @throws Exception what {@code body} throws
   */
  public CompletionStage<?> startBody(Callable<? extends CompletionStage<?>> body)
      throws Exception {
    startsBody = true;
    try {
      return Objects.requireNonNull(
          body.call(), "The body of the task returned null instead of a stage");
    } finally {
      startsBody = false;
    }
  }

  // Awaiting.

  /**
   * Looks whether {@code stage} is complete.
   *
   * @param stage what is awaited
   * @return its value, or {@link #SUSPENDED} if the caller has to wait
   * @throws NullPointerException if {@code stage} is null
   */
  public @Nullable Object poll(@Nullable CompletionStage<?> stage) {
    if (stage instanceof AbstractTask<?> task) {
      Object state = task.state();
      if (state != null && !(state instanceof TaskState)) {
        return state;
      }
      return pollTask(task, state);
    }
    return pollStage(stage);
  }

  /**
   * As {@link #poll}, for the result of a call that is awaited in the same expression: if the call
   * started a task that nobody else has seen, the waiter goes on in the same turn as that task.
   *
   * @param stage what is awaited
   * @return its value, or {@link #SUSPENDED} if the caller has to wait
   * @throws NullPointerException if {@code stage} is null
   */
  public @Nullable Object pollCall(@Nullable CompletionStage<?> stage) {
    boolean started = stage == lastStarted && stage != null;
    lastStarted = null;
    Object value = poll(stage);
    awaitsCall = started && value == SUSPENDED;
    return value;
  }

  /**
   * Sleeps without a task of its own.
   *
   * @param duration how long; a negative one counts as zero, which is to wait for the loop's next
   *     turn
   * @return null, or {@link #SUSPENDED} if the caller has to wait
   */
  public @Nullable Object pollSleep(Duration duration) {
    long nanos = duration.isZero() ? 0 : Durations.toNanos(duration);
    // A task off any loop may go on in the thread of a loop, which then is not its own.
    Scheduler loop = current == null || current == STARTING ? scheduler : current.scheduler;
    if (loop == null) {
      return nanos == 0
          ? null
          : pollStage(
              new CompletableFuture<@Nullable Void>()
                  .completeOnTimeout(null, nanos, TimeUnit.NANOSECONDS));
    }
    awaitsTurn = nanos == 0;
    if (!awaitsTurn) {
      awaited = loop.startTimer(nanos);
    }
    return SUSPENDED;
  }

  private @Nullable Object pollTask(AbstractTask<?> task, @Nullable Object state) {
    if (AbstractTask.isOutcome(state)) {
      if (state instanceof Failure failure) {
        throw Throwing.asUnchecked(failure.cause);
      }
      return state instanceof WrappedValue wrapped ? wrapped.value : null;
    }
    awaited = task;
    awaitsTurn = false;
    return SUSPENDED;
  }

  private @Nullable Object pollStage(@Nullable CompletionStage<?> stage) {
    Objects.requireNonNull(stage, "await of a stage that is null");
    // A subclass may refuse to be asked, as that of minimalCompletionStage() does.
    if (stage.getClass() == CompletableFuture.class
        && stage instanceof CompletableFuture<?> future
        && future.isDone()) {
      try {
        return future.join();
      } catch (CompletionException e) {
        throw Throwing.asUnchecked(StageBridge.unwrap(e));
      }
    }
    StageBridge bridge = new StageBridge(stage);
    stage.whenComplete(bridge);
    Object state = bridge.state();
    return AbstractTask.isOutcome(state) && !(state instanceof TaskState)
        ? state
        : pollTask(bridge, state);
  }

  /** Whether the twin that has just returned suspended. */
  public boolean suspended() {
    return suspending;
  }

  /**
   * Links the frame of a call that suspends to the chain of those that it has called.
   *
   * @param frame the frame, with all that the call needs to go on
   * @param label the suspension point at which it goes on
   */
  @SuppressWarnings("NullAway") // while calls suspend, there is a frame
  public void suspend(Frame frame, int label) {
    frame.label = (char) label;
    if (suspending) {
      (chained ? outermost : innermost).link = frame;
      outermost = frame;
      chained = true;
    } else {
      innermost = frame;
      suspending = true;
      chained = false;
    }
  }

  // Going on.

  /** The suspension point at which {@code frame} goes on, 0 for a call that starts. */
  public static int label(Frame frame) {
    return frame.label;
  }

  /** Takes what is delivered to the await at which a frame goes on, or throws it. */
  public @Nullable Object takeObject() {
    if (failure != null) {
      throw takeFailure();
    }
    Object value = result;
    if (value != null) {
      result = null;
    }
    return value;
  }

  /** Takes what a callee that returns no value delivers: nothing, or a failure. */
  public void takeVoid() {
    if (failure != null) {
      throw takeFailure();
    }
  }

  /** Takes the {@code int} (or smaller) result of a callee, or throws its failure. */
  public int takeInt() {
    if (failure != null) {
      throw takeFailure();
    }
    return (int) integral;
  }

  /** Takes the {@code long} result of a callee, or throws its failure. */
  public long takeLong() {
    if (failure != null) {
      throw takeFailure();
    }
    return integral;
  }

  /** Takes the {@code float} result of a callee, or throws its failure. */
  public float takeFloat() {
    if (failure != null) {
      throw takeFailure();
    }
    return (float) floating;
  }

  /** Takes the {@code double} result of a callee, or throws its failure. */
  public double takeDouble() {
    if (failure != null) {
      throw takeFailure();
    }
    return floating;
  }

  private RuntimeException takeFailure() {
    Throwable cause = Objects.requireNonNull(failure);
    failure = null;
    return Throwing.asUnchecked(cause);
  }

  /** Leaves the result of a step. */
  public void returnObject(@Nullable Object value) {
    if (value != SUSPENDED) {
      result = value;
    }
  }

  /** Leaves the result of a step, which is an {@code int} or smaller. */
  public void returnInt(int value) {
    integral = value;
  }

  /** Leaves the result of a step. */
  public void returnLong(long value) {
    integral = value;
  }

  /** Leaves the result of a step. */
  public void returnFloat(float value) {
    floating = value;
  }

  /** Leaves the result of a step. */
  public void returnDouble(double value) {
    floating = value;
  }

  /**
   * Goes on with a task whose turn it is, and with those that this completes and that go on in the
   * same turn.
   */
  void resume(AbstractTask<?> task) {
    AbstractTask<?> previous = current;
    AbstractTask<?> next = task;
    while (next != null) {
      next = drive(next);
    }
    current = previous;
  }

  /**
   * Goes on with a task off any loop, in this thread: now, or after what the runtime is about to
   * finish.
   */
  void resumeInline(AbstractTask<?> task, @Nullable AbstractTask<?> source) {
    if (source == null || source != finishing) {
      resume(task);
      return;
    }
    if (inlineLast == null) {
      inlineFirst = task;
    } else {
      inlineLast.link = task;
    }
    inlineLast = task;
  }

  @SuppressWarnings(
      "NullAway") // a task that goes on has a frame, and each frame but its own has a caller's
  private @Nullable AbstractTask<?> drive(AbstractTask<?> task) {
    current = task;
    deliver(task);
    Frame frame = task.leaf;
    while (true) {
      try {
        frame.step(this);
      } catch (Throwable t) {
        failure = t;
        result = null;
        suspending = false;
      }
      if (suspending) {
        if (suspendTask(task)) {
          return takeInline();
        }
        deliver(task);
        frame = task.leaf;
      } else if (frame == task) {
        return finish(task);
      } else {
        frame = (Frame) frame.link;
      }
    }
  }

  /** Publishes {@code task} to what it waits for; false if it can go on at once. */
  @SuppressWarnings("NullAway") // what suspended has said what it waits for
  private boolean suspendTask(AbstractTask<?> task) {
    suspending = false;
    Frame leaf = innermost;
    if (task.leaf != leaf) {
      task.leaf = leaf;
    }
    Awaitable target;
    if (awaitsTurn) {
      awaitsTurn = false;
      Scheduler loop = task.scheduler;
      if (loop != null && task.awaited == null) {
        // Nothing to note and nothing to deliver, and no other way is taken so often.
        task.flags &= ~AbstractTask.DIRECT;
        loop.ready(task);
        return true;
      }
      target = NextTurn.INSTANCE;
    } else {
      target = awaited;
      awaited = null;
    }
    int direct = awaitsCall ? AbstractTask.DIRECT : 0;
    awaitsCall = false;
    task.flags = (byte) ((task.flags & ~AbstractTask.DIRECT) | direct);
    if (target == task || isDirectCaller(target, task)) {
      target = new SelfWait();
    }
    while (!task.beginWait(target)) {
      PendingCancellation pending = (PendingCancellation) task.awaited;
      if (!target.cancelWait(pending.message)) {
        return false;
      }
      task.endWait();
    }
    return target.register(task);
  }

  /** Whether {@code target} is the task that {@code task} is the body of. */
  private static boolean isDirectCaller(Awaitable target, AbstractTask<?> task) {
    return target instanceof AbstractTask<?> caller
        && (caller.flags & AbstractTask.DIRECT) != 0
        && caller.awaited == task;
  }

  private void deliver(AbstractTask<?> task) {
    Awaitable target = task.endWait();
    if (target == null) {
      return;
    }
    Object outcome = target.outcome();
    if (!(outcome instanceof TaskState special)) {
      result = outcome;
    } else if (special instanceof Failure cause) {
      failure = cause.cause;
    } else {
      result = special instanceof WrappedValue wrapped ? wrapped.value : null;
    }
  }

  /** Completes {@code task}; returns a task that goes on in the same turn. */
  private @Nullable AbstractTask<?> finish(AbstractTask<?> task) {
    Throwable cause = failure;
    Object outcome = cause == null ? AbstractTask.encode(result) : new Failure(cause);
    failure = null;
    result = null;
    task.leaf = null;
    innermost = null;
    outermost = null;
    task.release();
    if (task.endLastWait() instanceof PendingCancellation pending && cause == null) {
      // The body asked for its own cancellation and returned without another await.
      outcome = pending.outcome();
    }
    Node waiters = task.finish(outcome);
    if (cause != null && (task.flags & AbstractTask.DETACHED) != 0) {
      reportDetached(cause);
    }
    if (waiters == null) {
      return takeInline();
    }
    if (waiters instanceof AbstractTask<?> caller
        && (caller.flags & AbstractTask.DIRECT) != 0
        && caller.link == null
        && caller.scheduler == task.scheduler) {
      return caller;
    }
    // A callback may complete other tasks, which is then over when it returns.
    AbstractTask<?> outer = finishing;
    finishing = task;
    current = null;
    try {
      task.wake(waiters);
    } finally {
      finishing = outer;
    }
    return takeInline();
  }

  private @Nullable AbstractTask<?> takeInline() {
    AbstractTask<?> task = inlineFirst;
    if (task != null) {
      AbstractTask<?> next = (AbstractTask<?>) task.link;
      task.link = null;
      inlineFirst = next;
      if (next == null) {
        inlineLast = null;
      }
    }
    return task;
  }

  private void reportDetached(Throwable failure) {
    String message = "An @Async method that returns void failed";
    if (scheduler != null) {
      scheduler.report(failure, message);
    } else {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
    }
  }

  private static final class Unnamed extends AbstractTask<@Nullable Object> {
    @Override
    protected void step(Driver driver) {
      throw new AssertionError("a call that starts has no frame yet");
    }
  }
}
