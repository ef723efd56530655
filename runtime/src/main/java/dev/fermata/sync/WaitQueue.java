package dev.fermata.sync;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that wait for the same thing, first come, first served. A task that was woken but has not
 * run yet may keep its place, so that nobody who comes meanwhile overtakes it.
 *
 * <p>The list is threaded through its entries: each operation takes constant time.
 */
final class WaitQueue {
  private @Nullable Waiting first;
  private @Nullable Waiting last;

  /** The first that was not woken. */
  private @Nullable Waiting next;

  private int size;
  private int woken;

  boolean isEmpty() {
    return first == null;
  }

  /** How many have their place here. */
  int size() {
    return size;
  }

  /** How many of them were woken. */
  int woken() {
    return woken;
  }

  /** The first that was not woken; null if there is none. */
  @Nullable Waiting next() {
    return next;
  }

  void add(Waiting entry) {
    entry.queue = this;
    entry.previous = last;
    if (last == null) {
      first = entry;
    } else {
      last.next = entry;
    }
    last = entry;
    if (next == null) {
      next = entry;
    }
    size++;
  }

  /**
   * Wakes the first that was not woken, which keeps its place until it leaves.
   *
   * @return false if there is none
   */
  boolean wakeNext() {
    Waiting entry = next;
    if (entry == null) {
      return false;
    }
    entry.woken = true;
    woken++;
    next = unwokenFrom(entry.next);
    entry.signal();
    return true;
  }

  /** Wakes all, which keep their places until they leave. */
  void wakeAll() {
    boolean more;
    do {
      more = wakeNext();
    } while (more);
  }

  /**
   * Wakes the first that was not woken, and takes its place from it.
   *
   * @return false if there is none
   */
  boolean dismissNext() {
    Waiting entry = next;
    if (entry == null) {
      return false;
    }
    dismiss(entry);
    return true;
  }

  /** Wakes all, and takes their places from them. */
  void dismissAll() {
    boolean more;
    do {
      more = dismissNext();
    } while (more);
  }

  /** Wakes those that {@code which} names, and takes their places from them. */
  void dismissIf(Predicate<? super Waiting> which) {
    Waiting following;
    for (Waiting entry = first; entry != null; entry = following) {
      following = entry.next;
      if (which.test(entry)) {
        dismiss(entry);
      }
    }
  }

  private void dismiss(Waiting entry) {
    remove(entry);
    entry.woken = true;
    entry.signal();
  }

  void remove(Waiting entry) {
    if (entry == next) {
      next = unwokenFrom(entry.next);
    }
    unlink(entry.previous, entry.next);
    forget(entry);
    size--;
  }

  /** Has one that was woken in vain wait on, in the same place. */
  void renew(Waiting old, Waiting entry) {
    entry.queue = this;
    entry.previous = old.previous;
    entry.next = old.next;
    if (old.previous == null) {
      first = entry;
    } else {
      old.previous.next = entry;
    }
    if (old.next == null) {
      last = entry;
    } else {
      old.next.previous = entry;
    }
    forget(old);
    next = unwokenFrom(first);
  }

  private void unlink(@Nullable Waiting before, @Nullable Waiting after) {
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
  }

  private void forget(Waiting entry) {
    if (entry.woken) {
      woken--;
    }
    entry.queue = null;
    entry.previous = null;
    entry.next = null;
  }

  private static @Nullable Waiting unwokenFrom(@Nullable Waiting entry) {
    Waiting candidate = entry;
    while (candidate != null && candidate.woken) {
      candidate = candidate.next;
    }
    return candidate;
  }
}
