package dev.fermata;

import dev.fermata.abi.Timer;
import java.time.Duration;

/**
 * A timer in a {@link TimerHeap}. A million tasks may be asleep, so this is as small as it gets: 32
 * bytes, of which 12 are the header, 4 the link to the waiting task, 8 the deadline, and 4 each the
 * sequence and the index. The heap is found through the loop that runs in the thread.
 */
abstract class HeapTimer extends Timer {
  /** The earliest moment at which this fires, as {@link EventLoop#time} counts. */
  final long deadline;

  /** Tells which of two timers with the same deadline was first. */
  int sequence;

  /** The place in the heap; -1 outside. */
  int index = -1;

  HeapTimer(long deadline) {
    this.deadline = deadline;
  }

  /** Called in the loop's thread when the deadline has passed, after the heap has released this. */
  abstract void fire();

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
  static final class Sleep extends HeapTimer {
    Sleep(long deadline) {
      super(deadline);
    }

    @Override
    void fire() {
      expire();
    }
  }
}
