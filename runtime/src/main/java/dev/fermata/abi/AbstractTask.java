package dev.fermata.abi;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The machinery of a task, below its public face {@code dev.fermata.Task}: one object that is the
 * future, the frame of the call that it stands for, and the entry in whatever queue it is in.
 *
 * <h2>State</h2>
 *
 * One field holds both the waiters and the outcome:
 *
 * <ul>
 *   <li>{@code null}: pending, nobody waits;
 *   <li>a {@link Node}: pending; the waiters, last come first, linked through {@link Node#link};
 *       {@link TakenWaiters} stand in for them while a thread walks through the list;
 *   <li>anything else: the value, or {@link NullValue}, {@link Failure} or {@link WrappedValue}.
 * </ul>
 *
 * To suspend is one compare-and-set of the awaited task's state, to complete is one exchange of
 * one's own.
 *
 * <h2>Who may touch what</h2>
 *
 * {@link #state} is the meeting point of threads. Everything else belongs to whoever runs the task:
 * its loop's thread, or, off any loop, the thread that took the task out of the waiters of what it
 * awaited. Only {@link #awaited} of a task off any loop is contended, between that thread and one
 * that cancels.
 *
 * @param <T> the type of the value
 */
public abstract class AbstractTask<T extends @Nullable Object> extends Frame {
  /**
   * The waiter goes on in the same turn as the task that it waits for, see {@link Driver#pollCall}.
   */
  static final byte DIRECT = 1;

  /** Nobody holds the task; its failure is reported at once. */
  static final byte DETACHED = 2;

  /** The task has had its value from the start: it is no call that has been started. */
  static final byte READY = 4;

  /** What a task off any loop waits for once its body has ended. */
  static final Awaitable ENDED = PendingCancellation.endingWait(new Cancellation(null, false));

  private static final VarHandle STATE;
  private static final VarHandle AWAITED;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      STATE = lookup.findVarHandle(AbstractTask.class, "state", Object.class);
      AWAITED = lookup.findVarHandle(AbstractTask.class, "awaited", Awaitable.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private volatile @Nullable Object state;

  /** The loop on which this task goes on; null for a task that was started off any loop. */
  @Nullable Scheduler scheduler;

  /** The innermost frame of the calls that this task is suspended in. */
  @Nullable Frame leaf;

  /**
   * What this task waits for; null while it runs. A {@link PendingCancellation} comes instead of
   * either.
   */
  @Nullable Awaitable awaited;

  /** Creates a pending task that belongs to no loop yet. */
  protected AbstractTask() {}

  /**
   * Creates a pending task.
   *
   * @param scheduler the loop on which it goes on
   */
  protected AbstractTask(@Nullable Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /**
   * Creates a task that is complete.
   *
   * @param value its value
   */
  protected AbstractTask(T value) {
    flags = READY;
    STATE.set(this, encode(value)); // nobody else can see it yet
  }

  /** The loop on which this task goes on; null for a task that was started off any loop. */
  protected final @Nullable Scheduler scheduler() {
    return scheduler;
  }

  /** What the task is called in messages. */
  protected String label() {
    return getClass().getName();
  }

  /** Where the task was created; null if nobody has noted that. */
  protected @Nullable Throwable creation() {
    return null;
  }

  // Its outcome.

  static Object encode(@Nullable Object value) {
    if (value == null) {
      return NullValue.INSTANCE;
    }
    return value instanceof TaskState special ? new WrappedValue(special) : value;
  }

  static boolean isOutcome(@Nullable Object state) {
    return state != null && !(state instanceof Node);
  }

  final @Nullable Object state() {
    return state;
  }

  /** Whether the task has a value, failed, or was cancelled. */
  protected final boolean hasOutcome() {
    return isOutcome(state);
  }

  /**
   * Why the task failed, a {@link CancellationException} if it was cancelled; null if it did not,
   * or not yet.
   */
  protected final @Nullable Throwable failure() {
    return state instanceof Failure failure ? failure.seen() : null;
  }

  /** As {@link #failure}, for somebody who does nothing about it. */
  protected final @Nullable Throwable peekFailure() {
    return state instanceof Failure failure ? failure.cause : null;
  }

  /** The value of a task that is known to have one. */
  @SuppressWarnings({"unchecked", "NullAway"}) // a type variable may stand for a nullable type
  protected final T value() {
    Object s = state;
    if (!(s instanceof TaskState special)) {
      return (T) s;
    }
    return special instanceof WrappedValue wrapped ? (T) wrapped.value : (T) null;
  }

  // How this task ends.

  /**
   * Completes the task and wakes its waiters in the order in which they came.
   *
   * @return false if it was complete already
   */
  protected final boolean resolve(T value) {
    return settle(encode(value));
  }

  /**
   * Completes the task with a failure and wakes its waiters in the order in which they came.
   *
   * @return false if it was complete already
   */
  protected final boolean reject(Throwable failure) {
    return settle(new Failure(failure));
  }

  private boolean settle(Object outcome) {
    while (true) {
      Object s = state;
      if (isOutcome(s)) {
        return false;
      }
      if (STATE.compareAndSet(this, s, outcome)) {
        Node waiters = waitersIn(s);
        boolean unseen = outcome instanceof Failure && !hasTask(waiters);
        wake(waiters);
        if (unseen) {
          watch((Failure) outcome);
        }
        return true;
      }
    }
  }

  /** Completes a task that only its own body completes; returns the waiters. */
  final @Nullable Node finish(Object outcome) {
    return waitersIn(STATE.getAndSet(this, outcome));
  }

  /** Completes a call that nobody has seen yet. */
  final void endAtOnce(Object outcome) {
    STATE.setRelease(this, outcome);
    release();
    if (outcome instanceof Failure failure) {
      watch(failure);
    }
  }

  /** Has the failure by which this task has ended reported if nobody looks at it. */
  final void watch(Failure failure) {
    failure.watch(this, scheduler != null ? scheduler : Driver.current().scheduler());
  }

  /** Drops what the frame part holds, so that a finished task keeps its outcome only. */
  protected void release() {}

  // Who waits for this task.

  /**
   * Has {@code waiter} told of this task's completion.
   *
   * @return false if the task is complete already, in which case the waiter is not told
   */
  protected final boolean addWaiter(Node waiter) {
    while (true) {
      Object s = state;
      if (isOutcome(s)) {
        return false;
      }
      if (s instanceof TakenWaiters) {
        Thread.onSpinWait();
        continue;
      }
      waiter.link = (Node) s;
      if (STATE.compareAndSet(this, s, waiter)) {
        return true;
      }
    }
  }

  /** Takes {@code waiter} back, so that it is neither told nor held any more. */
  protected final void removeWaiter(Node waiter) {
    TakenWaiters.remove(this, waiter);
  }

  /** Shows {@code visitor} those that wait now, last come first. */
  protected final void forEachWaiter(Consumer<? super Node> visitor) {
    TakenWaiters.list(this).forEach(visitor);
  }

  /** The waiters, last come first; null if there are none, or the task is complete. */
  final @Nullable Node waiters() {
    Object s;
    while ((s = state) instanceof TakenWaiters) {
      Thread.onSpinWait();
    }
    return isOutcome(s) ? null : (Node) s;
  }

  /** Puts {@code replacement} in place of the waiters; false if they are not {@code expected}. */
  final boolean replaceWaiters(Node expected, @Nullable Node replacement) {
    return STATE.compareAndSet(this, expected, replacement);
  }

  /** The waiters of a task that has just been completed, when its state was {@code pending}. */
  private static @Nullable Node waitersIn(@Nullable Object pending) {
    return pending instanceof TakenWaiters taken ? taken.receive() : (Node) pending;
  }

  /** Whether one of {@code waiters} is a task, which will meet the outcome. */
  static boolean hasTask(@Nullable Node waiters) {
    for (Node node = waiters; node != null; node = node.link) {
      if (node instanceof AbstractTask) {
        return true;
      }
    }
    return false;
  }

  final void wake(@Nullable Node waiters) {
    Node first = null;
    for (Node node = waiters; node != null; ) {
      Node next = node.link;
      node.link = first;
      first = node;
      node = next;
    }
    while (first != null) {
      Node node = first;
      first = node.link;
      node.link = null;
      node.completed(this);
    }
  }

  @Override
  final boolean register(AbstractTask<?> waiter) {
    return addWaiter(waiter);
  }

  @Override
  @SuppressWarnings("NullAway") // only once this is complete
  final Object outcome(AbstractTask<?> waiter) {
    return state;
  }

  @Override
  boolean cancelWait(Cancellation request) {
    return requestCancellation(request);
  }

  @Override
  final AbstractTask<?> awaitedTask() {
    return this;
  }

  // This task as a call.

  /**
   * Has a task whose frame it is itself, and that belongs to a loop, take its first step in the
   * loop's next turn, in a copy of the current context.
   */
  @SuppressWarnings("NullAway") // only of a task that belongs to a loop
  protected final void start() {
    start(scheduler.currentDriver().copyContext());
  }

  /**
   * As {@link #start()}, in a context that it may share.
   *
   * @param context the context of the task; null for none
   */
  @SuppressWarnings("NullAway") // only of a task that belongs to a loop
  protected final void start(@Nullable AbstractContext context) {
    leaf = context == null ? this : ContextFrame.of(context, this);
    scheduler.schedule(this);
  }

  /** Goes on with a call that is written by hand; others have a step of their own. */
  @Override
  protected void step(Driver driver) throws Throwable {
    driver.returnObject(((HandWritten) this).proceed(driver, label));
  }

  /**
   * Suspends a call that is written by hand, once it has said what it waits for.
   *
   * @param place where it goes on, greater than {@link HandWritten#START}
   * @return {@link Driver#SUSPENDED}
   */
  protected final Object waitAt(int place, Driver driver) {
    driver.suspend(this, place);
    return Driver.SUSPENDED;
  }

  /** The task that this one is a part of, because its calls await each other directly. */
  final AbstractTask<?> outermostCaller() {
    AbstractTask<?> task = this;
    while (task.waiters() instanceof AbstractTask<?> caller && (caller.flags & DIRECT) != 0) {
      task = caller;
    }
    return task;
  }

  // This task as a waiter and as an entry of the ready queue.

  @Override
  protected void completed(AbstractTask<?> source) {
    goOn(source);
  }

  /** Goes on with this task, whose wait is over: in a turn of its loop, or off any loop at once. */
  final void wakeUp() {
    goOn(null);
  }

  private void goOn(@Nullable AbstractTask<?> source) {
    if (scheduler != null) {
      scheduler.schedule(this);
    } else {
      Driver.current().resumeInline(this, source);
    }
  }

  @Override
  protected void run(Driver driver) {
    driver.resume(this);
  }

  /** As {@link #run}, of a task that has not begun. */
  protected final void begin(Driver driver) {
    driver.begin(this);
  }

  // What this task waits for.

  /**
   * Notes what the task is about to wait for; false if a cancellation came first, which then stays
   * in place.
   */
  final boolean beginWait(Awaitable target) {
    if (scheduler != null) {
      if (awaited != null) {
        return false;
      }
      awaited = target;
      return true;
    }
    return AWAITED.compareAndSet(this, null, target);
  }

  /**
   * Takes what the task has waited for, or the cancellation that came instead; null if it has not
   * waited.
   */
  final @Nullable Awaitable endWait() {
    if (scheduler != null) {
      Awaitable target = awaited;
      if (target != null) {
        awaited = null;
      }
      return target;
    }
    return (Awaitable) AWAITED.getAndSet(this, null);
  }

  /**
   * As {@link #endWait}, once the body has ended, so that a cancellation that comes later notices.
   */
  final @Nullable Awaitable endLastWait() {
    return scheduler != null ? endWait() : (Awaitable) AWAITED.getAndSet(this, ENDED);
  }

  /** What the task waits for, as a thread sees it that may not be the one that runs the task. */
  final @Nullable Awaitable peekWait() {
    return (Awaitable) AWAITED.getAcquire(this);
  }

  /** Puts {@code replacement} in place of what the task waits for, unless that has changed. */
  final boolean replaceWait(@Nullable Awaitable noted, Awaitable replacement) {
    return AWAITED.compareAndSet(this, noted, replacement);
  }

  // Cancellation. How it goes from task to task is said in CancellationWalk.

  /**
   * Whether a request to cancel is delivered to a body, rather than completing the task at once.
   * True for a task that stands for a call, false for one that is completed from outside.
   */
  protected boolean hasBody() {
    return true;
  }

  /** What a task without a body waits for, as that of {@code gather} does for several others. */
  protected Collection<? extends AbstractTask<?>> dependencies() {
    return List.of();
  }

  /**
   * Asks the task to stop. The request is delivered as a {@link CancellationException} at the
   * innermost await of the task's body; requests that come before that is done count but are
   * delivered once. From outside the task's loop, the request is handed over to the loop.
   *
   * @param message the message of the exception
   * @return false if the task is complete already
   */
  protected final boolean requestCancellation(@Nullable String message) {
    return requestCancellation(new Cancellation(message, false));
  }

  final boolean requestCancellation(Cancellation request) {
    if (hasOutcome()) {
      return false;
    }
    if (!hasBody()) {
      return cancelWithoutBody(request.message());
    }
    Scheduler loop = scheduler;
    if (loop != null && !loop.inLoop()) {
      loop.submit(new CancellationRequest(this, request));
    } else {
      CancellationWalk.deliver(this, request);
    }
    return true;
  }

  /** How many requests to cancel the task has had that were not taken back. */
  protected final int cancellationRequests() {
    return cancelRequests;
  }

  /**
   * Takes a request to cancel back, together with its delivery if that was the last one and has not
   * been made yet. Only in the thread of the task's loop.
   *
   * @return how many requests are left
   */
  protected final int withdrawCancellation() {
    CancellationWalk.withdraw(this);
    return cancelRequests;
  }

  /**
   * Cancels a task that has no body, which completes it at once. A task that stands for others
   * passes the request on to them instead.
   *
   * @return false if there is nothing to cancel any more
   */
  protected boolean cancelWithoutBody(@Nullable String message) {
    return settle(new Failure(new CancellationException(message)));
  }
}
