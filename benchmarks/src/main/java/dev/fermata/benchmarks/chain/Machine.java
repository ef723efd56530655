package dev.fermata.benchmarks.chain;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** A driver of linked frames for one thread, with only what the hand-written chain needs. */
final class Machine {
  private @Nullable Frame innermost;
  private @Nullable Frame outermost;
  private @Nullable Root head;
  private @Nullable Root tail;

  /** What the innermost frame waits for; null for its next turn. */
  @Nullable Cell awaited;

  /** What the last step returned. */
  int result;

  /** The state of one call. */
  abstract static class Frame {
    @Nullable Frame parent;

    /**
     * Goes on with what {@link #result} holds, until the call suspends again or leaves its own
     * result there.
     */
    abstract void step(Machine machine);
  }

  /** The task of the outermost call. */
  static final class Root extends Frame {
    int result;
    @Nullable Throwable failure;
    @Nullable Frame leaf;
    @Nullable Root next;

    @Override
    void step(Machine machine) {
      result = machine.result;
    }
  }

  /** A future with one waiter. */
  static final class Cell {
    private static final VarHandle STATE;

    static {
      try {
        STATE = MethodHandles.lookup().findVarHandle(Cell.class, "state", Object.class);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    private volatile @Nullable Object state;

    @Nullable Object state() {
      return state;
    }

    void complete(Machine machine, int value) {
      Object waiter = STATE.getAndSet(this, (Integer) value);
      if (waiter instanceof Root root) {
        machine.resume(root, value);
      }
    }

    void fail(Machine machine, Throwable failure) {
      if (STATE.getAndSet(this, failure) instanceof Root root) {
        machine.fail(root, failure);
      }
    }
  }

  boolean suspended() {
    return outermost != null;
  }

  void suspend(Frame frame) {
    if (outermost == null) {
      innermost = frame;
    } else {
      outermost.parent = frame;
    }
    outermost = frame;
  }

  void yield() {
    awaited = null;
  }

  /** Has the chain that has just been linked wait, with {@code root} as its outermost frame. */
  void publish(Root root) {
    outermost.parent = root;
    await(root);
  }

  private void await(Root root) {
    root.leaf = innermost;
    innermost = null;
    outermost = null;
    Cell cell = awaited;
    if (cell == null) {
      ready(root);
    } else if (!Cell.STATE.compareAndSet(cell, null, root)) {
      resume(root, (Integer) cell.state());
    }
  }

  private void ready(Root root) {
    if (tail == null) {
      head = root;
    } else {
      tail.next = root;
    }
    tail = root;
  }

  /** Runs until nothing is ready. */
  void run() {
    while (head != null) {
      Root root = head;
      head = root.next;
      if (head == null) {
        tail = null;
      }
      root.next = null;
      resume(root, 0);
    }
  }

  /** Ends a chain in which nothing catches: its frames take no step. */
  private void fail(Root root, Throwable failure) {
    root.leaf = null;
    root.failure = failure;
  }

  private void resume(Root root, int value) {
    result = value;
    for (Frame frame = root.leaf; frame != null; frame = frame.parent) {
      frame.step(this);
      if (outermost != null) {
        // The frame is still linked to its caller's.
        await(root);
        return;
      }
    }
  }
}
