package dev.fermata.io.call;

import dev.fermata.Task;
import dev.fermata.abi.Driver;
import dev.fermata.abi.HandWritten;
import org.jspecify.annotations.Nullable;

/** A call that is written as a state machine by hand, since nothing rewrites the runtime. */
public abstract class HandWrittenCall<T extends @Nullable Object> extends Task<T>
    implements HandWritten {
  /** Begins the call; returns its task. */
  @SuppressWarnings("unchecked") // a call ends with a T
  public final Task<T> begin() {
    return (Task<T>) Driver.current().call(this);
  }
}
