package dev.fermata;

/** A callback that waits for its turn in an event loop: asyncio's {@code Handle}. */
public sealed interface Handle permits CallbackHandle, TimerHandle {
  /** Prevents the call, from any thread. Does nothing if it has been made already. */
  void cancel();

  /** Whether {@link #cancel} was called. */
  boolean cancelled();
}
