package dev.fermata;

import dev.fermata.abi.AbstractTask;
import dev.fermata.abi.Driver;
import dev.fermata.abi.Node;
import org.jspecify.annotations.Nullable;

/** A callback that waits for its turn in an event loop: asyncio's {@code Handle}. */
public class Handle extends Node {
  final EventLoop loop;
  private volatile @Nullable Runnable callback;

  Handle(EventLoop loop, Runnable callback) {
    this.loop = loop;
    this.callback = callback;
  }

  /** Prevents the call, from any thread. Does nothing if it has been made already. */
  public void cancel() {
    callback = null;
  }

  /** Whether {@link #cancel} was called. */
  public final boolean cancelled() {
    return callback == null;
  }

  @Override
  protected final void run(Driver driver) {
    Runnable c = callback;
    if (c != null) {
      Callbacks.run(c, loop, "A callback failed", null, this);
    }
  }

  @Override
  protected final void completed(AbstractTask<?> source) {
    throw new AssertionError("waits for no task");
  }
}
