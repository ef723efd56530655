package dev.fermata;

import dev.fermata.abi.Driver;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** A call in another thread, as a task of the loop that waits for it. */
final class ThreadCall<T extends @Nullable Object> extends Task<T> implements Runnable {
  private final FutureTask<T> call;
  private final boolean interruptible;

  /**
   * Creates a call that waits for its thread to {@linkplain #run run} it.
   *
   * @param interruptible whether to cancel the task interrupts the thread
   */
  @SuppressWarnings({"unchecked", "NullAway"}) // a Callable only returns its T, which may be null
  ThreadCall(@Nullable EventLoop loop, Callable<? extends T> call, boolean interruptible) {
    super(loop);
    this.call = new FutureTask<>((Callable<T>) call);
    this.interruptible = interruptible;
  }

  /** Hands the call to {@code executor}. */
  Task<T> beginOn(Executor executor) {
    executor.execute(this);
    EventLoop loop = loop();
    if (loop != null) {
      loop.handedOver(this);
    }
    return this;
  }

  @Override
  @SuppressWarnings("NullAway") // a type variable may stand for a nullable type
  public void run() {
    call.run();
    try {
      resolve(call.get());
    } catch (ExecutionException e) {
      reject(e.getCause());
    } catch (CancellationException e) {
      // The task has been cancelled, and has ended with that.
    } catch (InterruptedException e) {
      throw new AssertionError("the call has ended", e);
    }
  }

  @Override
  protected boolean hasBody() {
    return false;
  }

  /** Ends the task at once; the call too, if it has not begun or can be interrupted. */
  @Override
  protected boolean cancelWithoutBody(@Nullable String message) {
    boolean cancelled = super.cancelWithoutBody(message);
    if (cancelled) {
      call.cancel(interruptible);
    }
    return cancelled;
  }

  @Override
  protected void step(Driver driver) {
    throw new AssertionError("has no body");
  }
}
