package dev.fermata.io.call;

import dev.fermata.EventLoop;
import dev.fermata.Task;
import dev.fermata.abi.Cancellation;
import dev.fermata.abi.Driver;
import dev.fermata.abi.Waiter;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A call in a thread of the loop's default executor that is over for its task when it is over for
 * that thread, and not before: so nothing writes to a file, or to a buffer, behind the back of a
 * task that was cancelled. The thread is never interrupted, since that would close a {@link
 * java.nio.channels.FileChannel}; a call that takes long {@linkplain #checkCancelled() looks}
 * whether it is still wanted.
 */
public abstract class OffLoopCall<T extends @Nullable Object> extends HandWrittenCall<T> {
  private static final int CALLED = 1;
  private static final int DISCARDED = 2;

  private final AtomicReference<Progress> progress = new AtomicReference<>(Progress.WAITING);

  /** Noted by the loop's thread, and looked at by the one that makes the call. */
  private volatile @Nullable Cancellation request;

  // How the call has ended.
  private @Nullable T value;
  private @Nullable Throwable failure;

  private @Nullable CancellationException cancellation;

  private enum Progress {
    WAITING,
    BEGUN,

    /** Was cancelled before it had begun, and never does. */
    DROPPED
  }

  /** Makes the call, in the other thread. */
  protected abstract T call() throws Exception;

  /**
   * Called in the loop's thread when the call has ended, unless it never began.
   *
   * @param delivered whether somebody gets its value; false if it failed or was cancelled
   */
  protected void ended(boolean delivered) {}

  /**
   * How to get rid of a value that nobody gets, in another thread again; null if it may just be
   * forgotten.
   */
  protected @Nullable Callable<?> discarding(T value) {
    return null;
  }

  /** Whether the call is made even if its task is cancelled before it begins. */
  boolean isEssential() {
    return false;
  }

  /** Throws if the call is not wanted any more. */
  public final void checkCancelled() {
    if (request != null) {
      throw new CancellationException();
    }
  }

  /** A call that changes nothing for the loop's thread. */
  public static <T extends @Nullable Object> OffLoopCall<T> of(Callable<? extends T> call) {
    return new Simple<>(call, false);
  }

  /** One that is made whether its task is cancelled or not, since it releases something. */
  public static <T extends @Nullable Object> OffLoopCall<T> essential(Callable<? extends T> call) {
    return new Simple<>(call, true);
  }

  @Override
  public final @Nullable Object proceed(Driver driver, int place) throws Throwable {
    return switch (place) {
      case CALLED -> called(driver);
      case DISCARDED -> discarded(driver);
      default -> {
        Wait wait = new Wait();
        Task<?> inThread = EventLoop.current().runInExecutor(this::callUnlessDropped);
        inThread.addDoneCallback(task -> wait.wake());
        driver.poll(wait);
        yield waitAt(CALLED, driver);
      }
    };
  }

  @SuppressWarnings("NullAway") // runInExecutor takes a call that returns nothing
  private @Nullable Void callUnlessDropped() {
    if (progress.compareAndSet(Progress.WAITING, Progress.BEGUN)) {
      try {
        value = call();
      } catch (Throwable t) {
        failure = t;
      }
    }
    return null;
  }

  @SuppressWarnings("NullAway") // a type variable may stand for a nullable type
  private @Nullable Object called(Driver driver) throws Throwable {
    CancellationException cancelled = takeCancellation(driver);
    if (progress.get() == Progress.DROPPED) {
      throw Objects.requireNonNull(cancelled);
    }
    ended(cancelled == null && failure == null);
    if (cancelled == null) {
      if (failure != null) {
        throw failure;
      }
      return value;
    }
    if (failure != null) {
      if (!(failure instanceof CancellationException)) {
        cancelled.addSuppressed(failure);
      }
      throw cancelled;
    }
    Callable<?> discarding = discarding(value);
    if (discarding == null) {
      throw cancelled;
    }
    cancellation = cancelled;
    try {
      driver.pollCall(essential(discarding).begin());
    } catch (Throwable t) {
      cancelled.addSuppressed(t);
      throw cancelled;
    }
    return waitAt(DISCARDED, driver);
  }

  private @Nullable CancellationException takeCancellation(Driver driver) {
    try {
      driver.takeObject();
    } catch (CancellationException e) {
      return e;
    }
    Cancellation noted = request;
    return noted == null ? null : new CancellationException(noted.message());
  }

  private Object discarded(Driver driver) {
    CancellationException cancelled = Objects.requireNonNull(cancellation);
    try {
      driver.takeObject();
    } catch (Throwable t) {
      cancelled.addSuppressed(t);
    }
    throw cancelled;
  }

  @Override
  @SuppressWarnings("NullAway") // a type variable may stand for a nullable type
  protected void release() {
    value = null;
    failure = null;
    cancellation = null;
  }

  /** The wait for the other thread. */
  private final class Wait extends Waiter {
    @Override
    protected boolean absorbs(Cancellation cancel) {
      if (!isEssential() && progress.compareAndSet(Progress.WAITING, Progress.DROPPED)) {
        return false;
      }
      if (request == null) {
        request = cancel;
      }
      return true;
    }
  }

  private static final class Simple<T extends @Nullable Object> extends OffLoopCall<T> {
    private final Callable<? extends T> call;
    private final boolean essential;

    Simple(Callable<? extends T> call, boolean essential) {
      this.call = call;
      this.essential = essential;
    }

    @Override
    protected T call() throws Exception {
      return call.call();
    }

    @Override
    boolean isEssential() {
      return essential;
    }
  }
}
