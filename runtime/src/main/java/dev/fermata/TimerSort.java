package dev.fermata;

/** Merge sort of a chain of timers by their deadlines: stable, and without an array. */
final class TimerSort {
  private LoopTimer rest;

  private TimerSort(LoopTimer first) {
    rest = first;
  }

  /**
   * Sorts the chain that begins with {@code first}.
   *
   * @return the first of the sorted chain, in which only {@link LoopTimer#next} is set
   */
  static LoopTimer sort(LoopTimer first) {
    int length = 0;
    for (LoopTimer timer = first; timer != null; timer = timer.next) {
      length++;
    }
    return new TimerSort(first).take(length);
  }

  /** Takes the next {@code length} timers off the rest, and sorts them. */
  @SuppressWarnings("NullAway") // there are that many
  private LoopTimer take(int length) {
    if (length == 1) {
      LoopTimer timer = rest;
      rest = timer.next;
      timer.next = null;
      return timer;
    }
    int half = length >>> 1;
    LoopTimer left = take(half);
    return merge(left, take(length - half));
  }

  /** Of equal deadlines, those of {@code a} come first. */
  static LoopTimer merge(LoopTimer a, LoopTimer b) {
    LoopTimer left = a;
    LoopTimer right = b;
    LoopTimer first;
    if (right.deadline - left.deadline < 0) {
      first = right;
      right = right.next;
    } else {
      first = left;
      left = left.next;
    }
    LoopTimer last = first;
    while (left != null && right != null) {
      LoopTimer next;
      if (right.deadline - left.deadline < 0) {
        next = right;
        right = right.next;
      } else {
        next = left;
        left = left.next;
      }
      last.next = next;
      last = next;
    }
    last.next = left == null ? right : left;
    return first;
  }
}
