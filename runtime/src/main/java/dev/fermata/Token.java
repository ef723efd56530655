package dev.fermata;

import org.jspecify.annotations.Nullable;

/**
 * Remembers what a context variable was before it was set: Python's {@code contextvars.Token}. To
 * close it resets the variable, so that it can stand in a {@code try}, around awaits too:
 *
 * <pre>{@code try (var token = USER.set("me")) { ... }}</pre>
 *
 * @param <T> the type of the variable's values
 */
public final class Token<T extends @Nullable Object> implements AutoCloseable {
  private final ContextVar<T> variable;
  private final Context context;
  private final boolean wasSet;
  private final @Nullable Object before;
  private boolean used;

  Token(ContextVar<T> variable, Context context, boolean wasSet, @Nullable Object before) {
    this.variable = variable;
    this.context = context;
    this.wasSet = wasSet;
    this.before = before;
  }

  /** The variable that was set. */
  public ContextVar<T> variable() {
    return variable;
  }

  /**
   * As {@link ContextVar#reset}.
   *
   * @throws IllegalStateException if the variable was reset before, or in another context, as that
   *     of another task
   */
  @Override
  public void close() {
    if (used) {
      throw new IllegalStateException("This set of " + variable + " has been taken back already");
    }
    Context current = Context.currentOrNull();
    if (current == null || current.isOtherThan(context)) {
      throw new IllegalStateException(
          variable
              + " was set in another context, and cannot be reset in this one. Reset it in the task"
              + " (or in the call that is not awaited directly, or the thread) that has set it");
    }
    used = true;
    if (wasSet) {
      current.bind(variable, before);
    } else {
      current.unbind(variable);
    }
  }
}
