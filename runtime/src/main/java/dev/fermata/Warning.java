package dev.fermata;

/** What the transformer warns of unless it is {@linkplain Allow allowed}. */
public enum Warning {
  /** An {@link Async} method with nothing to wait for: {@code FERMATA-013}. */
  NO_AWAIT,
  /**
   * A call in an {@link Async} method that starts something whose end and failure nobody learns of:
   * {@code FERMATA-014}.
   */
  DROPPED_TASK,
  /**
   * A call in an {@link Async} method that blocks the thread, and with it all tasks of the loop:
   * {@code FERMATA-015}.
   */
  BLOCKING_CALL,
  /**
   * An {@link Async} method that is so long that HotSpot never compiles it: {@code FERMATA-016}.
   */
  HUGE_METHOD
}
