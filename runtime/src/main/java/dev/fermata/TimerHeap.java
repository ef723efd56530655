package dev.fermata;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The timers of a loop: a binary heap, in which each timer knows its place, so that one that is
 * cancelled is gone at once (asyncio leaves it in the heap for later, and has to clean up). Timers
 * with equal deadlines fire in the order in which they were added.
 */
final class TimerHeap {
  private @Nullable HeapTimer[] heap = new @Nullable HeapTimer[16];
  private int size;
  private int sequence;

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  /** The earliest deadline of a heap that is not empty. */
  long earliest() {
    return at(0).deadline;
  }

  void add(HeapTimer timer) {
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, 2 * size);
    }
    timer.sequence = sequence++;
    siftUp(size++, timer);
  }

  /**
   * Takes {@code timer} out.
   *
   * @return false if it is not in this heap
   */
  boolean remove(HeapTimer timer) {
    int i = timer.index;
    if (i < 0) {
      return false;
    }
    removeAt(i);
    return true;
  }

  /** Fires all timers whose deadline is not after {@code now}, in order. */
  void fireUntil(long now) {
    while (size > 0) {
      HeapTimer first = at(0);
      if (first.deadline - now > 0) {
        return;
      }
      removeAt(0);
      first.fire();
    }
  }

  void clear() {
    Arrays.fill(heap, 0, size, null);
    size = 0;
  }

  private void removeAt(int i) {
    at(i).index = -1;
    HeapTimer last = at(--size);
    heap[size] = null;
    if (i == size) {
      return;
    }
    if (i > 0 && before(last, at((i - 1) >>> 1))) {
      siftUp(i, last);
    } else {
      siftDown(i, last);
    }
  }

  private void siftUp(int start, HeapTimer timer) {
    int i = start;
    while (i > 0) {
      int parent = (i - 1) >>> 1;
      HeapTimer above = at(parent);
      if (!before(timer, above)) {
        break;
      }
      place(i, above);
      i = parent;
    }
    place(i, timer);
  }

  private void siftDown(int start, HeapTimer timer) {
    int i = start;
    int firstLeaf = size >>> 1;
    while (i < firstLeaf) {
      int child = 2 * i + 1;
      int right = child + 1;
      if (right < size && before(at(right), at(child))) {
        child = right;
      }
      HeapTimer below = at(child);
      if (!before(below, timer)) {
        break;
      }
      place(i, below);
      i = child;
    }
    place(i, timer);
  }

  private void place(int i, HeapTimer timer) {
    heap[i] = timer;
    timer.index = i;
  }

  @SuppressWarnings("NullAway") // below size, no element is null
  private HeapTimer at(int i) {
    return heap[i];
  }

  /** By difference, since the origin of {@link System#nanoTime} is arbitrary. */
  private static boolean before(HeapTimer a, HeapTimer b) {
    long difference = a.deadline - b.deadline;
    return difference < 0 || (difference == 0 && a.sequence - b.sequence < 0);
  }
}
