package dev.fermata.test;

import java.time.Duration;

/**
 * All tasks of a {@link TestLoop} wait, and nothing is scheduled that could wake one of them. The
 * message shows what each waits for.
 */
public final class DeadlockError extends AssertionError {
  private static final long serialVersionUID = 1;

  private DeadlockError(String message) {
    super(message);
  }

  static DeadlockError after(Duration elapsed, boolean mainHasEnded, String dump) {
    return new DeadlockError(
        "Deadlock after %s of virtual time: all tasks wait, and nothing is scheduled that could wake one of them.%n%s%s"
            .formatted(elapsed, dump, mainHasEnded ? Remedies.LEFT_OVER : Remedies.OUTSIDE));
  }
}
