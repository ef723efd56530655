package dev.fermata;

/** Merge sort of a chain of timers by their deadlines: stable, and without an array. */
final class TimerSort {
  private HeapTimer rest;

  private TimerSort(HeapTimer first) {
    rest = first;
  }

  /**
   * Sorts the chain that begins with {@code first}.
   *
   * @return the first of the sorted chain, in which only {@link HeapTimer#next} is set
   */
  static HeapTimer sort(HeapTimer first) {
    int length = 0;
    for (HeapTimer timer = first; timer != null; timer = timer.next) {
      length++;
    }
    return new TimerSort(first).take(length);
  }

  /** Takes the next {@code length} timers off the rest, and sorts them. */
  @SuppressWarnings("NullAway") // there are that many
  private HeapTimer take(int length) {
    if (length == 1) {
      HeapTimer timer = rest;
      rest = timer.next;
      timer.next = null;
      return timer;
    }
    int half = length >>> 1;
    HeapTimer left = take(half);
    return merge(left, take(length - half));
  }

  /** Of equal deadlines, those of {@code a} come first. */
  static HeapTimer merge(HeapTimer a, HeapTimer b) {
    HeapTimer left = a;
    HeapTimer right = b;
    HeapTimer first;
    if (right.deadline - left.deadline < 0) {
      first = right;
      right = right.next;
    } else {
      first = left;
      left = left.next;
    }
    HeapTimer last = first;
    while (left != null && right != null) {
      HeapTimer next;
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
