package dev.fermata.abi;

import org.jspecify.annotations.Nullable;

/**
 * The layer of a {@link Driver} that knows which context the running code has. All of it is done
 * only where there is a context; the fast ways look only at {@link #mode}.
 */
public abstract sealed class Contextual extends Delivering permits Suspending {
  /** What the code that runs now is doing: the bits of {@link Mode}. */
  int mode;

  /** The context of the code that runs now; null as long as it has set nothing. */
  private @Nullable AbstractContext context;

  /** What the thread had before it entered the context of a task; only if there are carriers. */
  @Nullable AbstractContext outside;

  /** The context of the call that {@link Suspending#lastStarted} stands for. */
  @Nullable AbstractContext startedContext;

  Contextual() {}

  /** The context of the code that runs now, as it is; null if it has none. */
  public final @Nullable AbstractContext context() {
    return context;
  }

  /** Gives the running code, which has none, a context. */
  public final void adopt(AbstractContext context) {
    setContext(context);
  }

  final void setContext(@Nullable AbstractContext context) {
    this.context = context;
    mode = context == null ? mode & ~Mode.IN_CONTEXT : mode | Mode.IN_CONTEXT;
  }

  /** Sets the mode to that of code which is no call that starts, and is in its context, if any. */
  final void resetMode() {
    mode = context == null ? 0 : Mode.IN_CONTEXT;
  }

  /** A copy of the current context, for code that begins later; null if there is none. */
  public final @Nullable AbstractContext copyContext() {
    AbstractContext own = context == null ? AbstractContext.origin : context;
    return own == null ? null : own.snapshot();
  }

  // Code that is given a context.

  /**
   * Enters a context for code that runs now.
   *
   * @return the context before, to be handed to {@link Driver#exit}
   */
  public final @Nullable AbstractContext enterNow(AbstractContext next) {
    AbstractContext before = context;
    if (AbstractContext.origin != null) {
      if (before == null) {
        before = AbstractContext.origin.snapshot();
      } else {
        before.save();
      }
      next.install();
    }
    setContext(next);
    return before;
  }

  final void exitNow(@Nullable AbstractContext before) {
    AbstractContext own = context;
    setContext(before);
    if (own != null && before != null && AbstractContext.origin != null) {
      own.save();
      before.install();
    }
  }

  // Tasks.

  /** Begins a step of a task, or what follows the last one in the same turn. */
  final void enter(AbstractContext next) {
    AbstractContext from = context;
    if (from == next) {
      return;
    }
    if (AbstractContext.origin != null) {
      if (from != null) {
        from.save();
      } else if (outside == null) {
        outside = AbstractContext.origin.snapshot();
      }
      next.install();
    }
    setContext(next);
  }

  /** Leaves what has run and its context, if it had one. */
  final void leave() {
    AbstractContext from = context;
    context = null;
    mode = 0; // whatever an error of the virtual machine may have left there
    AbstractContext before = outside;
    if (before != null) {
      outside = null;
      if (from != null) {
        from.save();
      }
      before.install();
    }
  }

  /** Puts the current context before the frames of a task that suspends. */
  final Frame keepContext(AbstractContext context, Frame leaf, AbstractTask<?> task) {
    if (AbstractContext.origin != null) {
      context.save();
    }
    return ContextFrame.of(context, leaf, task);
  }

  // Calls that are not awaited directly, as far as is known.

  /** Has a call begin with a copy of its caller's context. */
  final void fork() {
    AbstractContext caller = context;
    if (AbstractContext.origin != null) {
      if (caller == null) {
        caller = AbstractContext.origin.snapshot();
      } else {
        caller.save();
      }
    }
    if (caller != null) {
      AbstractContext own = caller.fork();
      own.caller = caller;
      setContext(own);
    }
  }

  /** Goes back to the caller's context. */
  final void unfork(@Nullable AbstractContext own) {
    startedContext = own;
    if (own != null) {
      setContext(own.caller);
      own.caller = null;
    }
  }

  /** As {@link #unfork}, of a call that goes on later. */
  final void unforkSuspended(@Nullable AbstractContext own) {
    unfork(own);
    AbstractContext caller = context;
    if (caller != null && AbstractContext.origin != null) {
      caller.install();
    }
  }

  /** Makes the context of a call that is awaited directly one with its caller's. */
  final void joinStarted(AbstractTask<?> task) {
    AbstractContext callee = startedContext;
    startedContext = null;
    if (callee == null && task.hasOutcome()) {
      callee = ContextFrame.contextOf(task);
    }
    if (callee == null) {
      return;
    }
    AbstractContext own = context;
    if (own == null) {
      setContext(callee.whole());
    } else {
      callee.join(own);
    }
  }

  /** Has {@code task} go on in the context of a call that has ended before it could wait for it. */
  static void takeContextOf(@Nullable AbstractTask<?> callee, AbstractTask<?> task) {
    AbstractContext context = callee == null ? null : ContextFrame.contextOf(callee);
    if (context != null) {
      ContextFrame.hand(context, task);
    }
  }

  /** Has those that await a call directly, which has just ended, go on in its context. */
  static void handToCallers(AbstractContext context, @Nullable Node waiters) {
    for (Node waiter = waiters; waiter != null; waiter = waiter.link) {
      if (waiter instanceof AbstractTask<?> caller && (caller.flags & AbstractTask.DIRECT) != 0) {
        ContextFrame.hand(context, caller);
      }
    }
  }
}
