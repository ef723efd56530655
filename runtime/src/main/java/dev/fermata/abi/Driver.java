package dev.fermata.abi;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
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
 *
 * <h2>Staying young</h2>
 *
 * A driver is stored to at each suspension. Had the garbage collector moved it to the old
 * generation, each of these stores of a reference to a younger frame would cost a memory fence (JEP
 * 522 says why), which is more than all the rest. So the driver of a thread is replaced now and
 * then, when nothing refers to it.
 */
public final class Driver extends Resuming {
  private static final ThreadLocal<Driver> CURRENT = ThreadLocal.withInitial(Driver::new);

  /**
   * The driver of a thread that runs a loop, so that most calls need not look into {@link
   * #CURRENT}, which takes longer than all else that a call does. The first of several loops has it
   * until it ends. Threads read this as it comes: each believes it only of itself.
   */
  private static @Nullable Driver shortcut;

  private final Thread thread = Thread.currentThread();

  private Driver() {}

  /** The driver of the current thread. */
  public static Driver current() {
    Driver driver = shortcut;
    return driver != null && driver.thread == Thread.currentThread() ? driver : CURRENT.get();
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
    return current();
  }

  /** Has this thread find its driver quickly, unless another does. */
  void takeShortcut() {
    if (shortcut == null) {
      shortcut = this;
    }
  }

  void leaveShortcut() {
    if (shortcut == this) {
      shortcut = null;
    }
  }

  /** The loop that runs in this thread; null if none does. */
  public @Nullable Scheduler scheduler() {
    return scheduler;
  }

  /**
   * Makes a new driver that of the current thread, which has this one, as long as it runs a loop.
   */
  Driver forLoop(Scheduler loop) {
    Driver driver = new Driver();
    driver.scheduler = loop;
    driver.becomeCurrent();
    return driver;
  }

  void becomeCurrent() {
    CURRENT.set(this);
  }

  @Override
  Driver replace() {
    Driver driver = new Driver();
    driver.scheduler = scheduler;
    driver.setContext(context());
    driver.outside = outside;
    driver.becomeCurrent();
    if (shortcut == this) {
      shortcut = driver;
    }
    return driver;
  }

  /**
   * Leaves a context that was entered by {@link #enterNow}. What has been called there is not
   * awaited directly by the code around it, which has another context.
   *
   * @param before the context before
   */
  public void exit(@Nullable AbstractContext before) {
    dropStarted();
    exitNow(before);
  }

  // Starting a call that is not awaited directly.

  /**
   * Begins a call that becomes a task if it suspends.
   *
   * @return what the caller is, to be handed back at the end of the call
   */
  public int begin() {
    int caller = mode;
    if (caller == Mode.STARTING) {
      return caller;
    }
    dropStarted();
    if ((caller & Mode.STARTS_BODY) != 0) {
      mode = caller & Mode.IN_CONTEXT;
      return Mode.STARTS_BODY;
    }
    mode = (caller & Mode.IN_CONTEXT) | Mode.STARTING;
    if ((caller & Mode.IN_CONTEXT) != 0 || AbstractContext.origin != null) {
      fork();
    }
    return caller & Mode.STARTING;
  }

  /**
   * Ends a call.
   *
   * @param caller what {@link #begin} returned
   * @return whether there is nothing else to do than to return its result; if not, it has {@link
   *     #suspended}, or else somebody has asked for its task meanwhile, which has to be completed
   *     by {@link #settle}
   */
  public boolean end(int caller) {
    if (mode == Mode.STARTING) {
      mode = caller;
      return true;
    }
    return !suspended() && endOf(caller);
  }

  /**
   * Ends a call that has failed, before it suspended or while it did.
   *
   * @param caller what {@link #begin} returned
   * @return false if somebody has asked for its task meanwhile, which then has to be completed by
   *     {@link #settleExceptionally}
   */
  public boolean endExceptionally(int caller) {
    suspension = NONE;
    mode &= ~Mode.SUSPENDING;
    return end(caller);
  }

  private boolean endOf(int caller) {
    dropStarted();
    if (caller == Mode.STARTS_BODY) {
      return true;
    }
    AbstractTask<?> own = takeOwnTask(caller);
    AbstractContext ownContext = context();
    if (ownContext != null) {
      AbstractContext callers = ownContext.caller;
      unfork(ownContext);
      if (own == null && ownContext.differsFrom(callers)) {
        // The caller has to be able to tell that this is the call that it awaits.
        own = ownContext.newTask(scheduler);
      }
    }
    if (own == null) {
      return true;
    }
    setLastStarted(own);
    startedContext = ownContext;
    return false;
  }

  /**
   * Goes back from a call to its caller.
   *
   * @return the task of the call, if somebody has asked for it
   */
  private @Nullable AbstractTask<?> takeOwnTask(int caller) {
    AbstractTask<?> own = running();
    mode = (mode & Mode.IN_CONTEXT) | caller;
    if (own != null) {
      current = (AbstractTask<?>) own.link;
      own.link = null;
    }
    return own;
  }

  /**
   * Completes the task of a call that ended before it suspended.
   *
   * @param value the result
   * @return the task
   */
  @SuppressWarnings({"unchecked", "NullAway"}) // only after end() returned false
  public AbstractTask<?> settle(@Nullable Object value) {
    AbstractTask<@Nullable Object> task = (AbstractTask<@Nullable Object>) lastStarted();
    if (task.endWait() instanceof PendingCancellation pending && pending.isDueAtEnd()) {
      task.reject(pending.request.toFailure().cause);
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
    AbstractTask<?> task = lastStarted();
    task.reject(failure);
    return task;
  }

  /**
   * Runs a call that is written by hand, in this thread up to where it first has to wait, as a call
   * of an {@code @Async} method runs.
   *
   * @param call has not begun
   * @return its task, which may have ended; {@code call} itself or, if somebody asked for the task
   *     before it suspended, that one
   */
  public <C extends AbstractTask<?> & HandWritten> AbstractTask<?> call(C call) {
    int caller = begin();
    Object value;
    try {
      value = call.proceed(this, HandWritten.START);
    } catch (Throwable t) {
      if (!endExceptionally(caller)) {
        return settleExceptionally(t);
      }
      call.endAtOnce(new Failure(t));
      return call;
    }
    if (value == SUSPENDED) {
      return suspendedTask(caller);
    }
    if (!end(caller)) {
      return settle(value);
    }
    call.endAtOnce(AbstractTask.encode(value));
    return call;
  }

  /**
   * What the call that has just been {@linkplain #pollCall polled} waits for, if that was a task:
   * to be asked before anything else happens.
   */
  public @Nullable AbstractTask<?> awaitedTask() {
    Awaitable target = awaited;
    return target == null ? null : target.awaitedTask();
  }

  /**
   * Cancels a call, from the code that awaits it.
   *
   * @return false if it has ended already
   */
  public static boolean cancel(AbstractTask<?> call, Cancellation request) {
    return call.requestCancellation(request);
  }

  /**
   * Has whoever awaits the running call directly meet {@code request} at its next wait, after it
   * has been told how this call has ended.
   *
   * @return false if nobody awaits it directly
   */
  public boolean cancelCaller(Cancellation request) {
    AbstractTask<?> task = running();
    if (task != null
        && task.waiters() instanceof AbstractTask<?> caller
        && (caller.flags & AbstractTask.DIRECT) != 0
        && caller.awaited != null) {
      caller.awaited = new CancellingWait(caller.awaited, request);
      return true;
    }
    return false;
  }

  /**
   * Keeps cancellations from the task that has just been polled, as long as the shield is on. To be
   * called before anything else happens.
   *
   * @param on whether it is on at first
   */
  public Shield shield(boolean on) {
    Shield shield = new Shield(Objects.requireNonNull(awaitedTask()), on);
    awaited = shield;
    return shield;
  }

  /**
   * Waits until {@code waiter} is woken.
   *
   * @return {@link #SUSPENDED}
   */
  public Object poll(Waiter waiter) {
    suspension = NONE;
    awaited = waiter;
    return SUSPENDED;
  }

  /**
   * Ends a call that suspended: makes its frame a task and publishes it to what it waits for.
   *
   * @param caller what {@link #begin} returned
   * @return the task
   */
  public AbstractTask<?> suspendedTask(int caller) {
    return publish(caller, (byte) 0);
  }

  /**
   * Ends a call of a method that returns nothing and that suspended. Its failure is reported when
   * it comes.
   *
   * @param caller what {@link #begin} returned
   */
  public void suspendedDetached(int caller) {
    publish(caller, AbstractTask.DETACHED);
  }

  /**
   * Ends a call of a method that returns nothing and that failed before it suspended.
   *
   * @param caller what {@link #begin} returned
   * @param failure what the body threw
   */
  public void failedDetached(int caller, Throwable failure) {
    if (!endExceptionally(caller)) {
      settleExceptionally(failure).failure();
    }
    reportDetached(failure);
  }

  @SuppressWarnings("NullAway") // a call that suspended has left its frames
  private AbstractTask<?> publish(int caller, byte flags) {
    AbstractTask<?> task = (AbstractTask<?>) outermost;
    boolean isBody = caller == Mode.STARTS_BODY;
    AbstractTask<?> own = null;
    if (isBody) {
      resetMode();
    } else {
      own = takeOwnTask(caller);
    }
    if (own != null) {
      task.link = own;
      task = own;
    } else {
      task.scheduler = scheduler;
      AbstractTask<?> self = isBody ? current : null;
      if (self != null && awaited == self && (suspension & NEXT_TURN) == 0) {
        awaited = new SelfWait(WaitCycle.describe(self, self));
      }
    }
    task.flags = flags;
    if (scheduler != null) {
      scheduler.started(task);
    }
    if (DebugMode.ON) {
      PendingWatch.begin(task);
    }
    if (context() == null && AbstractContext.origin != null) {
      setContext(AbstractContext.origin.snapshot());
    }
    boolean suspended = suspendTask(task, innermost);
    AbstractContext ownContext = isBody ? null : context();
    unforkSuspended(ownContext);
    if (!suspended) {
      AbstractTask<?> outer = publishing;
      publishing = task;
      resumeNow(task);
      publishing = outer;
      startedContext = ownContext;
    }
    setLastStarted(task);
    if (suspended) {
      countUse();
    }
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
    if ((mode & Mode.STARTING) != 0) {
      AbstractTask<?> own = factory.apply(scheduler);
      own.link = task;
      current = own;
      mode &= ~Mode.STARTING;
      return own;
    }
    return task == null ? null : task.outermostCaller();
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
    if ((mode & Mode.STARTING) == 0) {
      mode |= Mode.STARTS_BODY;
    }
    try {
      return Objects.requireNonNull(
          body.call(), "The body of the task returned null instead of a stage");
    } finally {
      mode &= ~Mode.STARTS_BODY;
    }
  }
}
