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
  HUGE_METHOD,
  /**
   * A call that makes a {@link Generator}, {@link Coroutine} or {@link AsyncGenerator} which nobody
   * asks for an item, so that its body never runs: {@code FERMATA-029}.
   */
  DROPPED_GENERATOR,
  /**
   * A yield within a task group or timeout, which would cancel whoever has the item: {@code
   * FERMATA-030}.
   */
  YIELD_IN_SCOPE
}
