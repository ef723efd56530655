package dev.fermata.it.generators;

import java.util.Iterator;

/** Counts down to 0. */
final class Countdown implements Iterator<Integer> {
  private int next;

  Countdown(int first) {
    next = first;
  }

  @Override
  public boolean hasNext() {
    return next >= 0;
  }

  @Override
  public Integer next() {
    return next--;
  }
}
