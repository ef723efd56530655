package dev.fermata.it.linearizability;

import dev.fermata.Task;
import java.util.List;
import java.util.function.Consumer;

/** Tells a call at once, in the thread that adds it, from one by who completes the task. */
final class AddedCallback implements Consumer<Task<Object>> {
  private final int id;
  private final List<Integer> called;
  private final Thread adding = Thread.currentThread();
  private boolean isBeingAdded = true;
  private boolean calledAtOnce;

  AddedCallback(int id, List<Integer> called) {
    this.id = id;
    this.called = called;
  }

  /** Whether it has been called at once. */
  boolean endAdding() {
    isBeingAdded = false;
    return calledAtOnce;
  }

  @Override
  public void accept(Task<Object> ended) {
    if (Thread.currentThread() == adding && isBeingAdded) {
      calledAtOnce = true;
    } else {
      called.add(id);
    }
  }
}
