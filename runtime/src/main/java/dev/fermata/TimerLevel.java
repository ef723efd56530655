package dev.fermata;

import org.jspecify.annotations.Nullable;

/**
 * One wheel of a {@link TimerWheel}: 1,024 slots of equal length in time, and bits that say in
 * which of them there are timers.
 */
final class TimerLevel {
  /** How many bits of a deadline tell the slot. */
  static final int BITS = 10;

  private static final int SLOTS = 1 << BITS;

  /** A slot is {@code 1 << shift} nanoseconds long. */
  private final int shift;

  private final @Nullable TimerList[] slots = new @Nullable TimerList[SLOTS];

  /** A bit for each slot. */
  private final long[] occupied = new long[SLOTS / Long.SIZE];

  /** How many of them are set. */
  private int count;

  TimerLevel(int shift) {
    this.shift = shift;
  }

  boolean isEmpty() {
    return count == 0;
  }

  void add(LoopTimer timer) {
    int slot = slotOf(timer.deadline);
    TimerList list = slots[slot];
    if (list == null) {
      list = new TimerList();
      slots[slot] = list;
    }
    if (list.isEmpty()) {
      occupied[wordOf(slot)] |= 1L << slot;
      count++;
    }
    list.add(timer);
  }

  void remove(LoopTimer timer) {
    int slot = slotOf(timer.deadline);
    TimerList list = timersOf(slot);
    list.remove(timer);
    if (list.isEmpty()) {
      vacate(slot);
    }
  }

  /**
   * The first slot after {@code time} that has timers; there must be one. The last level's slots go
   * round where the clock overflows.
   */
  int firstAfter(long time) {
    int next = (slotOf(time) + 1) & (SLOTS - 1);
    int i = wordOf(next);
    long word = occupied[i] & (-1L << next);
    while (word == 0) {
      i = (i + 1) & (occupied.length - 1);
      word = occupied[i];
    }
    return i * Long.SIZE + Long.numberOfTrailingZeros(word);
  }

  /** When a slot begins that is in the same turn of this wheel as {@code time}. */
  long start(int slot, long time) {
    // The last level has no turns: all bits are shifted out, which takes two steps.
    return ((time >>> shift >>> BITS << BITS) | slot) << shift;
  }

  /** The timers of a slot. */
  @SuppressWarnings("NullAway") // asked for slots that have timers
  TimerList timersOf(int slot) {
    return slots[slot];
  }

  /** As {@link #timersOf}, for a caller that takes all of them out. */
  TimerList release(int slot) {
    vacate(slot);
    return timersOf(slot);
  }

  private void vacate(int slot) {
    occupied[wordOf(slot)] &= ~(1L << slot);
    count--;
  }

  private static int wordOf(int slot) {
    return slot / Long.SIZE;
  }

  private int slotOf(long time) {
    return (int) (time >>> shift) & (SLOTS - 1);
  }
}
