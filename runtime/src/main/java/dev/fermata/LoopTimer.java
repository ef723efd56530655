package dev.fermata;

import dev.fermata.abi.Timer;
import java.time.Duration;

/**
 * A timer in a {@link TimerWheel}. A million tasks may be asleep, so this is as small as it gets:
 * 32 bytes, of which 12 are the header, 4 the link to the waiting task, 8 the deadline, and 4 the
 * index in a list. The wheel is found through the loop that runs in the thread, and the list
 * follows from the deadline.
 */
abstract class LoopTimer extends Timer {
  /** The earliest moment at which this fires, as {@link EventLoop#time} counts. */
  final long deadline;

  /** The {@link #index} of a timer that is in no list. */
  static final int NOWHERE = -1;

  /** The place in the list of the wheel. */
  int index = NOWHERE;

  LoopTimer(long deadline) {
    this.deadline = deadline;
  }

  /**
   * Called in the loop's thread when the deadline has passed, after the wheel has released this.
   */
  abstract void fire();

  /** Whether this is in a wheel. */
  final boolean isStarted() {
    return index != NOWHERE;
  }

  @Override
  protected final boolean stop() {
    return EventLoop.current().timers.remove(this);
  }

  @Override
  public final String toString() {
    EventLoop loop = EventLoop.currentOrNull();
    return loop == null
        ? "a timer"
        : "a timer that is due in " + Duration.ofNanos(deadline - loop.time());
  }

  /** What a task sleeps on. */
  static final class Sleep extends LoopTimer {
    Sleep(long deadline) {
      super(deadline);
    }

    @Override
    void fire() {
      expire();
    }
  }
}
