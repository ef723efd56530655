package dev.fermata;

import org.jspecify.annotations.Nullable;

/**
 * One wheel of a {@link TimerWheel}: 64 slots of equal length in time, and a word that says in
 * which of them there are timers.
 */
final class TimerLevel {
  /** How many bits of a deadline tell the slot. */
  static final int BITS = 6;

  private static final int SLOTS = 1 << BITS;

  /** A slot is {@code 1 << shift} nanoseconds long. */
  private final int shift;

  private final @Nullable TimerList[] slots = new @Nullable TimerList[SLOTS];
  private long occupied;

  TimerLevel(int shift) {
    this.shift = shift;
  }

  boolean isEmpty() {
    return occupied == 0;
  }

  void add(LoopTimer timer) {
    int slot = slotOf(timer.deadline);
    occupied |= 1L << slot;
    TimerList list = slots[slot];
    if (list == null) {
      list = new TimerList();
      slots[slot] = list;
    }
    list.add(timer);
  }

  void remove(LoopTimer timer) {
    int slot = slotOf(timer.deadline);
    TimerList list = timersOf(slot);
    list.remove(timer);
    if (list.isEmpty()) {
      occupied &= ~(1L << slot);
    }
  }

  /**
   * The first slot after {@code time} that has timers; there must be one. The last level's slots go
   * round where the clock overflows.
   */
  int firstAfter(long time) {
    int next = slotOf(time) + 1;
    return (next + Long.numberOfTrailingZeros(Long.rotateRight(occupied, next))) & (SLOTS - 1);
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
    occupied &= ~(1L << slot);
    return timersOf(slot);
  }

  private int slotOf(long time) {
    return (int) (time >>> shift) & (SLOTS - 1);
  }
}
