package dev.fermata;

import dev.fermata.abi.AbstractTask;
import dev.fermata.abi.Driver;
import dev.fermata.abi.Node;
import org.jspecify.annotations.Nullable;

/** A callback that is, or is about to be, in the ready queue. */
final class CallbackHandle extends Node implements Handle {
  private final EventLoop loop;
  private volatile @Nullable Runnable callback;

  CallbackHandle(EventLoop loop, Runnable callback) {
    this.loop = loop;
    this.callback = callback;
  }

  @Override
  public void cancel() {
    callback = null;
  }

  @Override
  public boolean cancelled() {
    return callback == null;
  }

  @Override
  protected void run(Driver driver) {
    Callbacks.run(callback, loop, this);
  }

  @Override
  protected void completed(AbstractTask<?> source) {
    throw new AssertionError("waits for no task");
  }
}
