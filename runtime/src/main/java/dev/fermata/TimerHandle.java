package dev.fermata;

import dev.fermata.abi.Driver;
import org.jspecify.annotations.Nullable;

/** A callback that waits for its time: asyncio's {@code TimerHandle}. */
public final class TimerHandle extends LoopTimer implements Handle {
  private final EventLoop loop;
  private volatile @Nullable Runnable callback;

  TimerHandle(EventLoop loop, long when, Runnable callback) {
    super(when);
    this.loop = loop;
    this.callback = callback;
  }

  /** The time of the call, in nanoseconds as {@link EventLoop#time} counts them. */
  public long when() {
    return deadline;
  }

  @Override
  public void cancel() {
    callback = null;
    if (loop.inLoop()) {
      stop();
    } else {
      loop.runInLoop(this::stop);
    }
  }

  @Override
  public boolean cancelled() {
    return callback == null;
  }

  /** Starts the timer, from any thread. */
  void start() {
    if (loop.inLoop()) {
      add();
    } else {
      loop.runInLoop(this::add);
    }
  }

  private void add() {
    if (!cancelled()) {
      loop.timers.add(this);
    }
  }

  @Override
  void fire() {
    loop.enqueue(this);
  }

  @Override
  protected void run(Driver driver) {
    Callbacks.run(callback, loop, this);
  }
}
