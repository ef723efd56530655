package dev.fermata.abi;

import org.jspecify.annotations.Nullable;

/**
 * Keeps the context of a suspended task. It is linked before the task's innermost frame, and so
 * takes the first step when the task goes on: that is to enter the context. Tasks without a context
 * have no such frame, and no field for it.
 */
final class ContextFrame extends Frame {
  private AbstractContext context;

  private ContextFrame(AbstractContext context) {
    this.context = context;
  }

  /** The chain of frames that begins with {@code leaf}, in {@code context}. */
  static ContextFrame of(AbstractContext context, @Nullable Frame leaf) {
    ContextFrame frame = new ContextFrame(context);
    frame.link = leaf;
    return frame;
  }

  /** As {@link #of}; uses again what {@code task} had for the step that it has just taken. */
  static ContextFrame of(AbstractContext context, Frame leaf, AbstractTask<?> task) {
    if (task.leaf instanceof ContextFrame own) {
      own.context = context;
      own.link = leaf;
      return own;
    }
    return of(context, leaf);
  }

  /** The context that a task has kept; null if it has none. */
  static @Nullable AbstractContext contextOf(AbstractTask<?> task) {
    return task.leaf instanceof ContextFrame frame ? frame.context.whole() : null;
  }

  /** Has {@code task} go on in {@code context} if it has none of its own. */
  static void hand(AbstractContext context, AbstractTask<?> task) {
    if (!(task.leaf instanceof ContextFrame)) {
      task.leaf = of(context, task.leaf);
    }
  }

  @Override
  protected void step(Driver driver) {
    driver.enter(context.whole());
  }
}
