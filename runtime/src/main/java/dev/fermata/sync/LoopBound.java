package dev.fermata.sync;

import dev.fermata.abi.Driver;
import dev.fermata.abi.Scheduler;
import org.jspecify.annotations.Nullable;

/** Something that belongs to the event loop in which a task first waits for it. */
abstract class LoopBound {
  private @Nullable Scheduler loop;

  /** Throws if the code that runs now may not wait here. */
  final void bind(Driver driver) {
    Scheduler current = driver.scheduler();
    if (current == null) {
      throw new IllegalStateException(
          "A task can wait for "
              + kind()
              + " only in an event loop, and none runs in this thread. Start one with"
              + " Fermata.run(...)");
    }
    if (loop == null) {
      loop = current;
    } else if (loop != current) {
      throw new IllegalStateException(
          "This "
              + kind()
              + " belongs to another event loop, in which a task has waited for it before. Make one"
              + " for each loop");
    }
  }

  /** What messages call it. */
  String kind() {
    return getClass().getSimpleName();
  }
}
