package dev.fermata;

import org.jspecify.annotations.Nullable;

/**
 * The timers of a loop: a hierarchical timing wheel (Varghese and Lauck, 1987) that is exact.
 *
 * <h2>Places</h2>
 *
 * A deadline is read as a number with digits of ten bits above a tick of {@link #TICK_BITS}. The
 * highest digit in which it differs from {@link #time} tells the level, and that digit the slot.
 * Timers that differ in none, or are late already, are {@link #due}. So the place of a timer
 * follows from its deadline: nothing but its index is kept in it, to cancel it is to empty that
 * place, and timers with equal deadlines are always in the same list, in the order in which they
 * were added.
 *
 * <h2>Time</h2>
 *
 * As time goes on, it comes to the first slot with timers, which is on the lowest level that has
 * any. Those of the lowest level are then sorted, since that is where they are few, and become due;
 * those of other levels move to lower ones, whose turn it now is. A slot that is empty costs
 * nothing, however far time jumps: to fire takes a step for each slot with timers, and a timer
 * moves once for each level at most, mostly once or twice in all. The timers of a slot move at
 * once, unless they came in order and all are due; so that of a million, a few may be late by the
 * milliseconds that this takes.
 *
 * <h2>Sleeping</h2>
 *
 * A loop sleeps until the earliest deadline, and not until the tick: when some timers have fired,
 * that is looked up in the first slot that has any. When the earliest timer is cancelled, the loop
 * wakes up for it all the same, and only then looks again. Otherwise timeouts which are cancelled
 * in the order in which they were started, as those of requests are, would be looked through each
 * time.
 */
final class TimerWheel {
  /** About a millisecond, so that the lowest level has all of the next second. */
  private static final int TICK_BITS = 20;

  private static final int LEVELS = (Long.SIZE - TICK_BITS + TimerLevel.BITS - 1) / TimerLevel.BITS;

  /** The level of timers that are due. */
  private static final int DUE = -1;

  private final @Nullable TimerLevel[] levels = new @Nullable TimerLevel[LEVELS];

  /** Those of the tick that {@link #time} is in, and those that were late when they were added. */
  private final TimerList due = new TimerList();

  /** Those that come down and are due, until they are sorted; empty otherwise. */
  private final TimerList firstTick = new TimerList();

  /** What the places of the timers follow from: the latest time at which some have fired. */
  private long time = System.nanoTime();

  /** Not after any deadline, if there are timers. */
  private long earliest;

  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  /**
   * The earliest deadline of a wheel that is not empty; an earlier moment if the timer that had it
   * was removed.
   */
  long earliest() {
    return earliest;
  }

  void add(LoopTimer timer) {
    if (size++ == 0 || timer.deadline - earliest < 0) {
      earliest = timer.deadline;
    }
    place(timer, due);
  }

  /**
   * Takes {@code timer} out.
   *
   * @return false if it is not in this wheel
   */
  boolean remove(LoopTimer timer) {
    if (!timer.isStarted()) {
      return false;
    }
    int level = levelOf(timer.deadline);
    if (level == DUE) {
      due.remove(timer);
    } else {
      existing(level).remove(timer);
    }
    size--;
    return true;
  }

  /** Fires all timers whose deadline is not after {@code now}, in order. */
  void fireUntil(long now) {
    if (now - time < 0) {
      restart(now);
    }
    if (size == 0 || now - earliest < 0) {
      return;
    }
    // Slot by slot, since a late loop's timers would not all stay in the processor's cache.
    do {
      fireDue(now);
    } while (advance(now));
    time = now;
    if (size > 0) {
      earliest = findEarliest();
    }
  }

  void clear() {
    for (LoopTimer timer : takeAll().release()) {
      if (timer != null) {
        timer.index = LoopTimer.NOWHERE;
      }
    }
    size = 0;
  }

  private void fireDue(long now) {
    due.sort();
    for (LoopTimer timer = due.pollUntil(now); timer != null; timer = due.pollUntil(now)) {
      size--;
      timer.fire();
      due.sort();
    }
  }

  /** Comes to the next slot with timers; returns false if none has begun at {@code now}. */
  private boolean advance(long now) {
    int i = lowest();
    if (i == LEVELS) {
      return false;
    }
    TimerLevel level = existing(i);
    int slot = level.firstAfter(time);
    long start = level.start(slot, time);
    if (start - now > 0) {
      return false;
    }
    time = start;
    TimerList timers = level.release(slot);
    if (i > 0 && timers.isSortedUntil(now)) {
      time = timers.latest();
    } else if (i > 0) {
      timers = comeDown(timers);
    }
    timers.sort();
    due.addAll(timers);
    return true;
  }

  /** Moves timers of a slot that has begun to lower levels; returns those of its first tick. */
  private TimerList comeDown(TimerList timers) {
    placeAll(timers, firstTick);
    return firstTick;
  }

  /** Places all timers anew: the clock is not the one that {@link #time} began with. */
  private void restart(long now) {
    TimerList timers = takeAll();
    time = now;
    placeAll(timers, due);
  }

  private TimerList takeAll() {
    TimerList timers = new TimerList();
    timers.addAll(due);
    for (TimerLevel level : levels) {
      while (level != null && !level.isEmpty()) {
        timers.addAll(level.release(level.firstAfter(time)));
      }
    }
    return timers;
  }

  private long findEarliest() {
    if (!due.isEmpty()) {
      return due.earliest();
    }
    TimerLevel level = existing(lowest());
    return level.timersOf(level.firstAfter(time)).earliest();
  }

  private void placeAll(TimerList timers, TimerList now) {
    for (LoopTimer timer : timers.release()) {
      if (timer != null) {
        place(timer, now);
      }
    }
  }

  /** Puts {@code timer} where it belongs, which is {@code now} if it is due. */
  private void place(LoopTimer timer, TimerList now) {
    int i = levelOf(timer.deadline);
    if (i == DUE) {
      now.add(timer);
      return;
    }
    TimerLevel level = levels[i];
    if (level == null) {
      level = new TimerLevel(TICK_BITS + i * TimerLevel.BITS);
      levels[i] = level;
    }
    level.add(timer);
  }

  private int levelOf(long deadline) {
    if (deadline - time <= 0) {
      return DUE;
    }
    int highest = Long.SIZE - 1 - Long.numberOfLeadingZeros(deadline ^ time);
    return highest < TICK_BITS ? DUE : (highest - TICK_BITS) / TimerLevel.BITS;
  }

  /** The lowest level that has timers. */
  private int lowest() {
    int i = 0;
    while (i < LEVELS && (levels[i] == null || existing(i).isEmpty())) {
      i++;
    }
    return i;
  }

  @SuppressWarnings("NullAway") // made when the first timer came there
  private TimerLevel existing(int level) {
    return levels[level];
  }
}
