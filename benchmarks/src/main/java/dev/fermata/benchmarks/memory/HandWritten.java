package dev.fermata.benchmarks.memory;

import org.jspecify.annotations.Nullable;

/** The limit: classes with the fields that the design needs. */
final class HandWritten implements Contestant {
  @Override
  public Object suspended(int depth, int a, int b, String c) {
    Frame leaf = new Frame();
    leaf.set(a, b, c);
    Frame frame = leaf;
    for (int level = 2; level < depth; level++) {
      frame.caller = new Frame();
      frame = frame.caller;
      frame.set(a, b, c);
    }
    if (depth == 1) {
      return task(a, b, c, null);
    }
    Task task = task(a, b, c, leaf);
    frame.caller = task;
    return task;
  }

  @Override
  public Object asleep(int a, int b, String c) {
    Timer timer = new Timer();
    timer.deadline = System.nanoTime();
    Task task = task(a, b, c, null);
    timer.waiter = task;
    task.awaited = timer;
    return task;
  }

  private static Task task(int a, int b, String c, @Nullable Frame leaf) {
    Task task = new Task();
    task.set(a, b, c);
    task.leaf = leaf;
    return task;
  }

  /** A call that is directly awaited. */
  private static class Frame {
    @Nullable Frame caller;
    int label;
    int a;
    int b;
    @Nullable String c;

    void set(int a, int b, String c) {
      label = 1;
      this.a = a;
      this.b = b;
      this.c = c;
    }
  }

  /** A call that is a future and an entry of queues as well. */
  private static final class Task extends Frame {
    volatile @Nullable Object state;
    @Nullable Object loop;
    @Nullable Object awaited;
    @Nullable Frame leaf;
  }

  /** A timer in a wheel. */
  private static final class Timer {
    long deadline;
    @Nullable Timer next;
    @Nullable Timer previous;
    @Nullable Task waiter;
  }
}
