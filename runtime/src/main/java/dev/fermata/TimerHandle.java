package dev.fermata;

/** A callback that waits for its time: asyncio's {@code TimerHandle}. */
public final class TimerHandle extends Handle {
  private final CallbackTimer timer;

  TimerHandle(EventLoop loop, long when, Runnable callback) {
    super(loop, callback);
    timer = new CallbackTimer(when, this);
  }

  /** The time of the call, in nanoseconds as {@link EventLoop#time} counts them. */
  public long when() {
    return timer.deadline;
  }

  @Override
  public void cancel() {
    super.cancel();
    if (loop.inLoop()) {
      timer.stop();
    } else {
      loop.runInLoop(timer::stop);
    }
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
      loop.timers.add(timer);
    }
  }

  private static final class CallbackTimer extends LoopTimer {
    private final TimerHandle handle;

    CallbackTimer(long deadline, TimerHandle handle) {
      super(deadline);
      this.handle = handle;
    }

    @Override
    void fire() {
      handle.loop.enqueue(handle);
    }
  }
}
