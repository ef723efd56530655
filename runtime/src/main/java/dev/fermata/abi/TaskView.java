package dev.fermata.abi;

import org.jspecify.annotations.Nullable;

/** A stage that ends as a task does, which may take its time to obey a cancellation, or refuse. */
public interface TaskView {
  /**
   * Asks the task to stop, and leaves this stage as it is until the task has ended.
   *
   * @param message the message of the exception that the task's body meets
   * @return false if the task is complete already
   */
  boolean cancelTask(@Nullable String message);
}
