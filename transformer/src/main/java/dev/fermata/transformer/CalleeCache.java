package dev.fermata.transformer;

import dev.fermata.transformer.model.Callees;
import org.jspecify.annotations.Nullable;

/** Keeps what is known of a unit from one of its classes to the next. */
final class CalleeCache {
  private record Entry(ClassUnit unit, Callees callees) {}

  private volatile @Nullable Entry last;

  Callees of(ClassUnit unit) {
    Entry entry = last;
    if (entry == null || entry.unit != unit) {
      entry = new Entry(unit, new Callees(unit::classFile));
      last = entry;
    }
    return entry.callees;
  }
}
