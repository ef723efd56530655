package dev.fermata;

import org.jspecify.annotations.Nullable;

/**
 * Timers in the order in which they were added, or, after {@link #sort}, in the order in which they
 * fire. Linked through the timers, so that to add and to remove one allocate nothing.
 */
final class TimerList {
  private @Nullable LoopTimer first;
  private @Nullable LoopTimer last;

  /** Timers mostly come in order, as those of equal durations do. */
  private boolean sorted = true;

  @Nullable LoopTimer first() {
    return first;
  }

  boolean isEmpty() {
    return first == null;
  }

  void add(LoopTimer timer) {
    LoopTimer before = last;
    timer.previous = before;
    last = timer;
    if (before == null) {
      first = timer;
    } else {
      before.next = timer;
      if (timer.deadline - before.deadline < 0) {
        sorted = false;
      }
    }
  }

  /** Takes out a timer that is in this list. */
  void remove(LoopTimer timer) {
    LoopTimer before = timer.previous;
    LoopTimer after = timer.next;
    if (before == null) {
      first = after;
    } else {
      before.next = after;
    }
    if (after == null) {
      last = before;
    } else {
      after.previous = before;
    }
    timer.next = null;
    timer.previous = timer;
    if (first == last) {
      sorted = true;
    }
  }

  /** Takes out the first timer of a list that is not empty. */
  @SuppressWarnings("NullAway") // not empty
  LoopTimer removeFirst() {
    LoopTimer timer = first;
    remove(timer);
    return timer;
  }

  /** Empties the list; returns its first timer, from which {@link LoopTimer#next} leads on. */
  @Nullable LoopTimer release() {
    LoopTimer timer = first;
    first = null;
    last = null;
    sorted = true;
    return timer;
  }

  /** Moves all timers of {@code list}, none of which is due before those of this list. */
  void addAll(TimerList list) {
    LoopTimer head = list.first;
    if (head == null) {
      return;
    }
    LoopTimer before = last;
    head.previous = before;
    if (before == null) {
      first = head;
    } else {
      before.next = head;
    }
    last = list.last;
    sorted &= list.sorted;
    list.release();
  }

  /** The earliest deadline of a list that is not empty. */
  @SuppressWarnings("NullAway") // not empty
  long earliest() {
    long earliest = first.deadline;
    if (!sorted) {
      for (LoopTimer timer = first.next; timer != null; timer = timer.next) {
        if (timer.deadline - earliest < 0) {
          earliest = timer.deadline;
        }
      }
    }
    return earliest;
  }

  /** Whether the timers of a list that is not empty are in order, and due at {@code now}. */
  @SuppressWarnings("NullAway") // not empty
  boolean isSortedUntil(long now) {
    return sorted && last.deadline - now <= 0;
  }

  /** The latest deadline of a list that is not empty and in order. */
  @SuppressWarnings("NullAway") // not empty
  long latest() {
    return last.deadline;
  }

  /** Puts the timers into the order of their deadlines; those with equal ones stay as they are. */
  void sort() {
    LoopTimer head = first;
    if (sorted || head == null) {
      return;
    }
    sorted = true;
    // What was sorted before still is, up to what has been added.
    LoopTimer end = endOfRun(head);
    LoopTimer rest = end.next;
    if (rest == null) {
      return;
    }
    end.next = null;
    first = TimerSort.merge(head, TimerSort.sort(rest));
    LoopTimer before = null;
    for (LoopTimer timer = first; timer != null; timer = timer.next) {
      timer.previous = before;
      before = timer;
    }
    last = before;
  }

  /** The last of the timers from {@code head} on that are in order already. */
  private static LoopTimer endOfRun(LoopTimer head) {
    LoopTimer end = head;
    for (LoopTimer after = end.next; after != null; after = end.next) {
      if (after.deadline - end.deadline < 0) {
        break;
      }
      end = after;
    }
    return end;
  }
}
