package dev.fermata;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A future that comes from a task, and perhaps by way of other stages. To wait for it in the thread
 * of an event loop could be to wait for ever, and is an error instead.
 */
class GuardedFuture<T extends @Nullable Object> extends CompletableFuture<T> {
  @Override
  public <U extends @Nullable Object> CompletableFuture<U> newIncompleteFuture() {
    return new GuardedFuture<>();
  }

  @Override
  public T join() {
    requireDoneInLoop();
    return super.join();
  }

  @Override
  public T get() throws InterruptedException, ExecutionException {
    requireDoneInLoop();
    return super.get();
  }

  @Override
  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    requireDoneInLoop();
    return super.get(timeout, unit);
  }

  private void requireDoneInLoop() {
    if (!isDone()) {
      BlockedThread.requireNoLoop();
    }
  }
}
