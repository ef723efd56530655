package dev.fermata.benchmarks.javaflow;

import org.apache.commons.javaflow.api.Continuation;
import org.apache.commons.javaflow.api.continuable;

/** A future, as small as can be; who completes it resumes who awaits it. */
final class Cell {
  volatile Object value;

  Cell(Object value) {
    this.value = value;
  }

  @continuable
  int await() {
    if (value == null) {
      Continuation.suspend();
    }
    return (Integer) value;
  }
}
