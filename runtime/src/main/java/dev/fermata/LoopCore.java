package dev.fermata;

import dev.fermata.abi.Awaitable;
import dev.fermata.abi.IdleWait;
import dev.fermata.abi.Node;
import dev.fermata.abi.Scheduler;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The machinery of {@link EventLoop}: whose thread it is, its turns, its timers, and its waiting.
 */
abstract class LoopCore extends Scheduler {
  private static final VarHandle IDLE;

  static {
    try {
      IDLE = MethodHandles.lookup().findVarHandle(LoopCore.class, "idle", Thread.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  final TimerWheel timers = new TimerWheel();
  LiveTasks tasks = new LiveTasks();

  /** How long what is ready may keep the loop from looking for input. */
  private static final long INPUT_NANOS = 50_000;

  /**
   * How long the loop waits at least for a timer. Those that are closer together fire in one turn,
   * since to wait for each would cost more than all else that is done for them.
   */
  private static final long SHORTEST_WAIT = 100_000;

  private final IdleWait idleWait;
  private long lastInput;
  private final AtomicBoolean running = new AtomicBoolean();

  /** The thread that waits; whoever takes it out wakes it up, so that nobody else need. */
  private volatile @Nullable Thread idle;

  LoopCore(IdleWait idleWait) {
    this.idleWait = idleWait;
  }

  final boolean hasThread() {
    return running.get();
  }

  /** Makes the current thread the one that runs the loop. */
  final void start() {
    if (!running.compareAndSet(false, true)) {
      throw new IllegalStateException("This event loop runs in another thread already");
    }
    enter();
  }

  final void end() {
    leave();
    running.set(false);
  }

  /** Whether the loop is to end after the present turn, and so must not wait. */
  abstract boolean isStopping();

  /** The loop's clock, in nanoseconds from an arbitrary origin. */
  public abstract long time();

  // What a loop of another kind does in its own way.

  /**
   * Called in the loop's thread before it waits, since nothing is ready. A loop whose {@link #time}
   * is not that of the machine lets its time pass here.
   *
   * @param nanos how far the next timer is, positive; {@link Long#MAX_VALUE} if there is none
   * @return how long to wait at most, as the machine counts; 0 to look at once what is ready or due
   */
  protected long beforeWait(long nanos) {
    return nanos;
  }

  /**
   * Called in the loop's thread at the beginning of a turn, when all that has its turn is ready.
   */
  protected void beforeTurn() {}

  /**
   * Called in any thread when a call was handed to another thread, which is to end {@code task}.
   */
  protected void handedOver(Task<?> task) {}

  /** The tasks that were created on this loop and have not ended, in the order of creation. */
  protected final List<Task<?>> createdTasks() {
    return tasks.snapshot();
  }

  /** Waits until a turn has something to do; returns whether the thread was interrupted. */
  final boolean awaitReady() {
    if (hasReady()) {
      lookForInput();
      return false;
    }
    long nanos = timers.isEmpty() ? Long.MAX_VALUE : timers.earliest() - time();
    if (nanos > 0 && !isStopping()) {
      nanos = beforeWait(nanos);
    }
    if (nanos > 0) {
      IdleWait wait = idleWait();
      idle = Thread.currentThread();
      if (!hasReady() && !isStopping()) {
        wait.await(Math.max(nanos, SHORTEST_WAIT));
      }
      idle = null;
    } else {
      lookForInput();
    }
    return Thread.interrupted();
  }

  private IdleWait idleWait() {
    IdleWait input = input();
    return input == null ? idleWait : input;
  }

  /** Not in each turn, since it is a call of the system, and a turn may be much shorter. */
  private void lookForInput() {
    IdleWait input = input();
    if (input != null) {
      long now = System.nanoTime();
      if (now - lastInput >= INPUT_NANOS) {
        lastInput = now;
        input.await(0);
      }
    }
  }

  /** Runs one turn. */
  final void runReady() {
    if (!timers.isEmpty()) {
      timers.fireUntil(time());
    }
    beforeTurn();
    runTurn();
  }

  @Override
  protected final void renew() {
    tasks = tasks.copy();
  }

  @Override
  public boolean waitsItself() {
    return true;
  }

  @Override
  protected void wakeUp() {
    Thread thread = idle;
    if (thread != null && IDLE.compareAndSet(this, thread, null)) {
      idleWait().wakeUp(thread);
    }
  }

  @Override
  protected final Awaitable startTimer(long nanos) {
    LoopTimer timer = new LoopTimer.Sleep(time() + nanos);
    timers.add(timer);
    return timer;
  }

  /** Puts {@code node}, which is in no list, into the ready queue. */
  final void enqueue(Node node) {
    schedule(node);
  }

  /** Whether another turn would find something to run at once. */
  final boolean isReady() {
    return hasReady();
  }

  /** The async generators that have to be closed in the end. */
  final List<AsyncGenerator<?>> openAsyncGenerators() {
    List<AsyncGenerator<?>> generators = new ArrayList<>();
    openGenerators().forEach(generator -> generators.add((AsyncGenerator<?>) generator));
    return generators;
  }

  final void reportUnseen() {
    reportUnseenFailures();
  }

  final void discard() {
    discardReady();
    timers.clear();
    closeInput();
  }
}
