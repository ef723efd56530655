package dev.fermata.abi;

import org.jspecify.annotations.Nullable;

/**
 * The layer of a {@link Driver} that goes on with tasks: the innermost frame takes its step first,
 * and when it returns, its caller's frame takes the next.
 */
public abstract sealed class Resuming extends Suspending permits Driver {
  // Tasks off any loop that are to go on in this thread as soon as the running step of the runtime
  // is over.
  @Nullable AbstractTask<?> finishing;
  private @Nullable AbstractTask<?> inlineFirst;
  private @Nullable AbstractTask<?> inlineLast;

  /**
   * A task that goes on before its call has returned it, so that its caller has yet to learn its
   * context; as that of a task off any loop, which may end at any time.
   */
  @Nullable AbstractTask<?> publishing;

  /** After how many uses a driver is replaced; see {@link Driver} for the reason. */
  static final int USES = 1 << 10;

  /** How often this driver has gone on with a task, or suspended one. */
  private int uses;

  Resuming() {}

  final void countUse() {
    if (scheduler == null
        && current == null
        && (mode & Mode.STARTING) == 0
        && finishing == null
        && ++uses == USES) {
      replace();
    }
  }

  /** Makes a new driver that of the current thread. */
  abstract Driver replace();

  /**
   * Goes on with a task whose turn it is, and with those that this completes and that go on in the
   * same turn.
   */
  final void resume(AbstractTask<?> task) {
    AbstractTask<?> next = task;
    do {
      next = drive(next);
    } while (next != null);
    current = null;
  }

  /**
   * As {@link #resume}, of a task that has not begun: at a place of its own, where the compiler
   * sees which step that is.
   */
  @SuppressWarnings("NullAway") // a step that suspends has a frame
  final void begin(AbstractTask<?> task) {
    makeCurrent(task);
    deliver(task);
    if (task.leaf instanceof ContextFrame context) {
      context.step((Driver) this);
    }
    AbstractTask<?> next = task;
    try {
      task.step((Driver) this);
    } catch (Throwable t) {
      fail(t);
    }
    boolean suspended = suspended();
    resetMode();
    if (!suspended) {
      next = finish(task);
    } else if (suspendTask(task, innermost)) {
      next = takeInline();
    }
    while (next != null) {
      next = drive(next);
    }
    current = null;
  }

  /** As {@link #resume}, in the midst of other code. */
  final void resumeNow(AbstractTask<?> task) {
    AbstractTask<?> previous = current;
    int before = mode;
    AbstractContext previousContext = context();
    AbstractContext previousOutside = outside;
    mode = 0;
    setContext(null);
    outside = null;
    resume(task);
    leave();
    mode = before & Mode.NOT_STARTED;
    setContext(previousContext);
    outside = previousOutside;
    current = previous;
    countUse();
  }

  /**
   * Goes on with a task off any loop, in this thread: now, or after what the runtime is about to
   * finish.
   */
  final void resumeInline(AbstractTask<?> task, @Nullable AbstractTask<?> source) {
    if (source == null || source != finishing) {
      resumeNow(task);
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
    makeCurrent(task);
    deliver(task);
    Frame frame = task.leaf;
    while (true) {
      try {
        frame.step((Driver) this);
      } catch (Throwable t) {
        fail(t);
        frame = lastPassedBy(frame, task);
      }
      int suspension = this.suspension;
      if ((suspension & LINKING) != 0) {
        Frame leaf = frame;
        if ((suspension & AGAIN) == 0) {
          leaf = innermost;
          resetMode();
        }
        if (suspendTask(task, leaf)) {
          return takeInline();
        }
        deliver(task);
        frame = task.leaf;
      } else if (frame == task) {
        resetMode();
        return finish(task);
      } else {
        frame = (Frame) frame.link;
      }
    }
  }

  private void makeCurrent(AbstractTask<?> task) {
    current = task;
    dropStarted(); // what another task has called is no part of this one
  }

  private void fail(Throwable cause) {
    failure = cause;
    result = null;
    suspension = NONE;
    resetMode();
  }

  /**
   * The last of the callers of a call that has failed before one that can catch that; the failed
   * one itself if its own caller can.
   */
  @SuppressWarnings("NullAway") // each frame but the task's own has a caller's
  private static Frame lastPassedBy(Frame failed, AbstractTask<?> task) {
    Frame frame = failed;
    while (frame != task) {
      Frame caller = (Frame) frame.link;
      if (caller.catches()) {
        return frame;
      }
      frame = caller;
    }
    return frame;
  }

  /** Publishes {@code task} to what it waits for; false if it can go on at once. */
  @SuppressWarnings("NullAway") // what suspended has said what it waits for
  final boolean suspendTask(AbstractTask<?> task, Frame leaf) {
    int suspension = this.suspension;
    this.suspension = NONE;
    AbstractContext context = context();
    Frame first = context == null ? leaf : keepContext(context, leaf, task);
    if (task.leaf != first) {
      task.leaf = first;
    }
    if (innermost != null) {
      // The thread may not suspend another call for a long time, and these hold their locals.
      innermost = null;
      outermost = null;
    }
    Awaitable target;
    if ((suspension & NEXT_TURN) != 0) {
      Scheduler loop = task.scheduler;
      if (loop != null && task.awaited == null) {
        // Nothing to note and nothing to deliver, and no other way is taken so often.
        if ((task.flags & AbstractTask.DIRECT) != 0) {
          task.flags &= ~AbstractTask.DIRECT;
        }
        loop.ready(task);
        return true;
      }
      target = NextTurn.INSTANCE;
    } else {
      target = awaited;
      awaited = null;
    }
    int direct = (suspension & DIRECT_CALL) != 0 ? AbstractTask.DIRECT : 0;
    task.flags = (byte) ((task.flags & ~AbstractTask.DIRECT) | direct);
    if (WaitCycle.closes(target, task)) {
      target = new SelfWait(WaitCycle.describe(target, task));
    }
    while (!task.beginWait(target)) {
      Cancellation request = ((PendingCancellation) task.awaited).request;
      if (!target.cancelWait(CancellationWalk.forWait(task, target, request))) {
        return false;
      }
      task.endWait();
      if (request.persistent()) {
        target = new CancellingWait(target, request);
      }
    }
    if (target.register(task)) {
      return true;
    }
    if (direct != 0) {
      takeContextOf(target.awaitedTask(), task);
    }
    return false;
  }

  private void deliver(AbstractTask<?> task) {
    Awaitable target = task.endWait();
    if (target == null) {
      return;
    }
    Object outcome = target.outcome(task);
    if (!(outcome instanceof TaskState special)) {
      result = outcome;
    } else if (special instanceof Failure cause) {
      failure = cause.seen();
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
    AbstractContext last = context();
    task.leaf =
        last != null && (task.scheduler == null || task == publishing)
            ? ContextFrame.of(last, null)
            : null;
    innermost = null;
    outermost = null;
    task.release();
    if (task.endLastWait() instanceof PendingCancellation pending
        && cause == null
        && pending.isDueAtEnd()) {
      // The body asked for its own cancellation and returned without another await.
      outcome = pending.request.toFailure();
    }
    Node waiters = task.finish(outcome);
    if (DebugMode.ON) {
      PendingWatch.end(task);
    }
    if (outcome instanceof Failure failed && !AbstractTask.hasTask(waiters)) {
      if ((task.flags & AbstractTask.DETACHED) != 0) {
        reportDetached(failed.cause);
      } else {
        task.watch(failed);
      }
    }
    if (waiters == null) {
      return takeInline();
    }
    if (last != null) {
      handToCallers(last, waiters);
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
      leave();
      inlineFirst = next;
      if (next == null) {
        inlineLast = null;
      }
    }
    return task;
  }

  final void reportDetached(Throwable failure) {
    String message = "An @Async method that returns void failed";
    if (scheduler != null) {
      scheduler.report(failure, message);
    } else {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
    }
  }
}
