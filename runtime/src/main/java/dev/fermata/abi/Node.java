package dev.fermata.abi;

import org.jspecify.annotations.Nullable;

/**
 * Something that has its place in exactly one list at a time: the ready queue of a loop, the inbox
 * of a loop, or the waiters of a task. The list is threaded through {@link #link}, so that to wait
 * and to be scheduled allocate nothing.
 */
public abstract non-sealed class Node extends TaskState {
  /**
   * The next node of the list that this one is in; for a frame that is directly awaited, its
   * caller's frame.
   */
  @Nullable Node link;

  /** Creates a node that is in no list. */
  protected Node() {}

  /**
   * Runs this node's turn, after the ready queue has released it.
   *
   * @param driver the driver of the current thread
   */
  protected abstract void run(Driver driver);

  /**
   * Tells this node that the task it was registered with is complete. Called once, in the thread
   * that completes the task, after the node has been taken out of the task's waiters.
   *
   * @param source the task that is complete
   */
  protected abstract void completed(AbstractTask<?> source);
}
