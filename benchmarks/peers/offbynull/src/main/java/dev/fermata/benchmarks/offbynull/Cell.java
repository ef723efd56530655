package dev.fermata.benchmarks.offbynull;

import com.offbynull.coroutines.user.Continuation;

/** A future, as small as can be; who completes it resumes who awaits it. */
final class Cell {
  volatile Object value;

  Cell(Object value) {
    this.value = value;
  }

  int await(Continuation continuation) {
    if (value == null) {
      continuation.suspend();
    }
    return (Integer) value;
  }
}
