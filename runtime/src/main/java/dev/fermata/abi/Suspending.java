package dev.fermata.abi;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The layer of a {@link Driver} that awaits: it looks whether what is awaited is there, and if not,
 * notes what the calls wait for and links their frames while they return.
 */
public abstract sealed class Suspending extends Contextual permits Resuming {
  /** The loop that runs in this thread. */
  @Nullable Scheduler scheduler;

  /** The task that runs; while a call {@linkplain Mode#STARTING starts}, that of its caller. */
  @Nullable AbstractTask<?> current;

  /** The task of the last call that suspended here, if {@link Mode#STARTED} is set. */
  private @Nullable AbstractTask<?> lastStarted;

  // What a call suspends for, which is known before it does: NONE stands for an awaitable.
  static final int NONE = 0;
  static final int NEXT_TURN = 1;
  static final int DIRECT_CALL = 2;

  // How far it is: frames are being linked; the innermost is the one that has taken the step.
  static final int LINKING = 4;
  static final int AGAIN = 8;

  /**
   * The bits above. They say what of the following is valid; what is not is left where it is until
   * the task ends, since to store a bit is cheaper than to clear a reference.
   */
  int suspension;

  @Nullable Frame innermost;
  @Nullable Frame outermost;
  @Nullable Awaitable awaited;

  Suspending() {}

  /** The task that runs; null if none does, or nobody has asked for it yet. */
  final @Nullable AbstractTask<?> running() {
    return (mode & Mode.STARTING) == 0 ? current : null;
  }

  /** The task of the last call that suspended here; null if something else has happened since. */
  final @Nullable AbstractTask<?> lastStarted() {
    return (mode & Mode.STARTED) != 0 ? lastStarted : null;
  }

  final void setLastStarted(AbstractTask<?> task) {
    lastStarted = task;
    mode |= Mode.STARTED;
  }

  /** Forgets what has suspended before, and does not keep it from the garbage collector. */
  final void dropStarted() {
    if (lastStarted != null) {
      lastStarted = null;
      mode &= Mode.NOT_STARTED;
    }
  }

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
    if (stage instanceof AbstractTask<?> task && (task.flags & AbstractTask.READY) != 0) {
      // Whether it was set or not: to look costs more, since what the caller holds would have to be
      // made for the branch that is hardly ever taken.
      mode &= Mode.NOT_STARTED;
      return poll(stage);
    }
    AbstractTask<?> started = lastStarted();
    if (started == null) {
      return poll(stage);
    }
    dropStarted();
    if (stage != started) {
      return poll(stage);
    }
    try {
      Object value = poll(stage);
      if (value == SUSPENDED) {
        suspension = DIRECT_CALL;
      }
      return value;
    } finally {
      joinStarted(started);
    }
  }

  /**
   * Sleeps without a task of its own.
   *
   * @param duration how long; a negative one counts as zero, which is to wait for the loop's next
   *     turn
   * @return null, or {@link #SUSPENDED} if the caller has to wait
   */
  @SuppressWarnings("ReferenceEquality") // a constant, which the compiler need not look into
  public @Nullable Object pollSleep(Duration duration) {
    long nanos = duration == Duration.ZERO || duration.isZero() ? 0 : Durations.toNanos(duration);
    if (nanos == 0) {
      if (scheduler == null) {
        return null;
      }
      suspension = NEXT_TURN;
      return SUSPENDED;
    }
    // A task off any loop may go on in the thread of a loop, which then is not its own.
    AbstractTask<?> task = running();
    Scheduler loop = task == null ? scheduler : task.scheduler;
    if (loop == null) {
      return pollStage(
          new CompletableFuture<@Nullable Void>()
              .completeOnTimeout(null, nanos, TimeUnit.NANOSECONDS));
    }
    suspension = NONE;
    awaited = loop.startTimer(nanos);
    return SUSPENDED;
  }

  private @Nullable Object pollTask(AbstractTask<?> task, @Nullable Object state) {
    if (AbstractTask.isOutcome(state)) {
      if (state instanceof Failure failure) {
        throw Throwing.asUnchecked(failure.seen());
      }
      return state instanceof WrappedValue wrapped ? wrapped.value : null;
    }
    awaited = task;
    suspension = NONE;
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

  /**
   * Throws {@code failure} again if it is the cancellation of the task that runs, which a handler
   * of wider exceptions is not to catch.
   *
   * @param failure what the handler has caught
   */
  public void passCancellation(Throwable failure) {
    AbstractTask<?> task = running();
    if (failure instanceof CancellationException && task != null && task.cancelRequests != 0) {
      throw Throwing.asUnchecked(failure);
    }
  }

  /** Whether the twin that has just returned suspended. */
  public boolean suspended() {
    return (suspension & LINKING) != 0;
  }

  /**
   * Links the frame of a call that suspends to the chain of those that it has called.
   *
   * @param frame the frame, with all that the call needs to go on
   * @param label the suspension point at which it goes on
   */
  @SuppressWarnings("NullAway") // while calls suspend, there is a frame
  public void suspend(Frame frame, int label) {
    int before = suspension;
    if ((before & LINKING) != 0) {
      outermost.link = frame;
      outermost = frame;
    } else if (frame.label != 0) {
      // It is the one that has taken the step, and has its place in the chain.
      suspension = before | LINKING | AGAIN;
    } else {
      mode |= Mode.SUSPENDING;
      suspension = before | LINKING;
      innermost = frame;
      outermost = frame;
    }
    frame.label = (char) label;
  }
}
