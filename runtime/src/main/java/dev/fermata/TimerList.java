package dev.fermata;

import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Timers in the order in which they were added, or, after {@link #sort}, in the order in which they
 * fire. An array and not a list that is linked through the timers: by the time they fire, they are
 * not in the processor's cache any more, and it can fetch several at once only if it need not go
 * through one to find the next.
 */
final class TimerList {
  private static final Comparator<LoopTimer> BY_DEADLINE =
      (a, b) -> Long.signum(a.deadline - b.deadline);
  private static final LoopTimer[] NONE = {};

  /** The least array for a timer, and the greatest that is kept for none. */
  private static final int LEAST = 4;

  private static final int MOST = 64;

  /** Each at its {@link LoopTimer#index}; null in place of those that were removed. */
  private @Nullable LoopTimer[] timers = NONE;

  /** There are none before this. */
  private int begin;

  private int end;
  private int size;

  /** Timers mostly come in order, as those of equal durations do. */
  private boolean sorted = true;

  /** If they are in order, not before the deadline of any. */
  private long latest;

  boolean isEmpty() {
    return size == 0;
  }

  void add(LoopTimer timer) {
    if (end == timers.length) {
      pack(2 * size > end || end == 0 ? new LoopTimer[Math.max(LEAST, 2 * end)] : timers);
    }
    if (size == 0 || timer.deadline - latest >= 0) {
      latest = timer.deadline;
    } else {
      sorted = false;
    }
    timer.index = end;
    timers[end++] = timer;
    size++;
  }

  /** Takes out a timer that is in this list. */
  void remove(LoopTimer timer) {
    timers[timer.index] = null;
    timer.index = LoopTimer.NOWHERE;
    size--;
    if (size == 0) {
      clear();
    } else if (timers.length > LEAST && size <= timers.length / 4) {
      pack(new LoopTimer[timers.length / 2]);
    }
  }

  /** Takes out the first timer of a sorted list if it is due; returns null if none is. */
  @Nullable LoopTimer pollUntil(long now) {
    if (size == 0) {
      return null;
    }
    LoopTimer first = first();
    if (first.deadline - now > 0) {
      return null;
    }
    timers[begin++] = null;
    first.index = LoopTimer.NOWHERE;
    size--;
    if (size == 0) {
      clear();
    }
    return first;
  }

  /** Empties the list; returns its timers, with null where there are none. */
  @Nullable LoopTimer[] release() {
    @Nullable LoopTimer[] all = timers;
    timers = NONE;
    size = 0;
    clear();
    return all;
  }

  private void clear() {
    if (timers.length > MOST) {
      timers = NONE;
    }
    begin = 0;
    end = 0;
    sorted = true;
  }

  /** Moves all timers of {@code list}, none of which is due before those of this list. */
  void addAll(TimerList list) {
    if (size > 0) {
      for (LoopTimer timer : list.release()) {
        if (timer != null) {
          add(timer);
        }
      }
      return;
    }
    @Nullable LoopTimer[] own = timers;
    timers = list.timers;
    begin = list.begin;
    end = list.end;
    size = list.size;
    sorted = list.sorted;
    latest = list.latest;
    list.timers = own;
    list.size = 0;
    list.clear();
  }

  /** The earliest deadline of a list that is not empty. */
  long earliest() {
    long earliest = first().deadline;
    if (!sorted) {
      for (int i = begin; i < end; i++) {
        LoopTimer timer = timers[i];
        if (timer != null && timer.deadline - earliest < 0) {
          earliest = timer.deadline;
        }
      }
    }
    return earliest;
  }

  /** The first timer of a list that is not empty. */
  private LoopTimer first() {
    while (timers[begin] == null) {
      begin++;
    }
    return at(begin);
  }

  /** Whether the timers of a list that is not empty are in order, and due at {@code now}. */
  boolean isSortedUntil(long now) {
    return sorted && latest - now <= 0;
  }

  /** Not before any deadline of a list that is not empty and in order. */
  long latest() {
    return latest;
  }

  /** Puts the timers into the order of their deadlines; those with equal ones stay as they are. */
  void sort() {
    if (sorted) {
      return;
    }
    pack(timers);
    Arrays.sort(timers, 0, end, BY_DEADLINE);
    for (int i = 0; i < end; i++) {
      at(i).index = i;
    }
    sorted = true;
    latest = at(end - 1).deadline;
  }

  /** Moves the timers together, to the beginning of {@code target}. */
  private void pack(@Nullable LoopTimer[] target) {
    int count = 0;
    for (int i = begin; i < end; i++) {
      LoopTimer timer = timers[i];
      if (timer != null) {
        timer.index = count;
        target[count++] = timer;
      }
    }
    if (target == timers) {
      Arrays.fill(timers, count, end, null);
    }
    timers = target;
    begin = 0;
    end = count;
  }

  @SuppressWarnings("NullAway") // asked for places that have a timer
  private LoopTimer at(int index) {
    return timers[index];
  }
}
