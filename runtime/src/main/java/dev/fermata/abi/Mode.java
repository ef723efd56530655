package dev.fermata.abi;

/**
 * What the code that runs in a thread is doing, as bits of one number: so a call finds by a single
 * test, at its begin and at its end, that there is nothing special about it. No bit is set for a
 * task that has been resumed, nor for code that is part of no call.
 */
final class Mode {
  /** It has a context. */
  static final int IN_CONTEXT = 1;

  /** It is a call that has not suspended yet, and for whose task nobody has asked. */
  static final int STARTING = 2;

  /** The next call that starts is the body of the task that runs. */
  static final int STARTS_BODY = 4;

  /**
   * It is a call that is being suspended for the first time; here as well, so that what ends a call
   * need not look at {@link Suspending#suspension}.
   */
  static final int SUSPENDING = 8;

  /** A call has suspended, and nothing else has happened since. */
  static final int STARTED = 16;

  /** To clear {@link #STARTED}: a mask of which the compiler knows that it keeps small numbers. */
  static final int NOT_STARTED = STARTED - 1;

  private Mode() {}
}
