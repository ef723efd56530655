package dev.fermata.abi;

/**
 * How the thread of a loop waits while nothing is ready; a loop that does network I/O waits in its
 * selector.
 */
public interface IdleWait {
  /**
   * Waits, and makes ready whatever has waited for input that has come. May return early for any
   * reason, and returns at once if {@link #wakeUp} was called since the last wait.
   *
   * @param nanos the longest wait in nanoseconds; 0 to look only, {@link Long#MAX_VALUE} for no
   *     limit
   */
  void await(long nanos);

  /**
   * Ends the wait that is going on or is about to begin. Called from any thread.
   *
   * @param thread the one that waits
   */
  void wakeUp(Thread thread);

  /** Whether anything waits for input. Only in the loop's thread. */
  default boolean expectsInput() {
    return false;
  }

  /** Gives back what the system has lent. Called from any thread, when the loop is closed. */
  default void close() {}
}
