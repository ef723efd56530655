package dev.fermata.abi;

import org.jspecify.annotations.Nullable;

/** A call that is written as a state machine by hand, since nothing rewrites the runtime. */
public interface HandWritten {
  /** The place of a call that begins; those where it goes on are greater. */
  int START = 0;

  /**
   * Runs the call up to its end, or to where it has to wait.
   *
   * @param driver the driver of the current thread
   * @param place where it goes on
   * @return the value, or {@link Driver#SUSPENDED}
   * @throws Throwable what the call fails with
   */
  @Nullable Object proceed(Driver driver, int place) throws Throwable;
}
