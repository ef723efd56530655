package dev.fermata.benchmarks.spawning;

import dev.fermata.benchmarks.NanosecondBenchmark;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * The limit: state machines in a bare queue that is linked through them, and a parent that waits
 * for one after the other.
 */
public class HandWritten extends NanosecondBenchmark {
  private int first = FIRST_VALUE;

  @Benchmark
  @OperationsPerInvocation(Spawns.TOTAL)
  public int spawn() {
    Queue queue = new Queue();
    Once[] tasks = new Once[Spawns.TOTAL];
    for (int i = 0; i < Spawns.TOTAL; i++) {
      tasks[i] = new Once(first + i);
      queue.add(tasks[i]);
    }
    Parent parent = new Parent(tasks);
    queue.add(parent);
    queue.run();
    return parent.sum;
  }

  /** Something that can be in the queue. */
  private abstract static class Node {
    @Nullable Node next;

    abstract void run(Queue queue);
  }

  /** First come, first served. */
  private static final class Queue {
    private @Nullable Node head;
    private @Nullable Node tail;

    void add(Node node) {
      if (tail == null) {
        head = node;
      } else {
        tail.next = node;
      }
      tail = node;
    }

    void run() {
      while (head != null) {
        Node node = head;
        head = node.next;
        if (head == null) {
          tail = null;
        }
        node.next = null;
        node.run(this);
      }
    }
  }

  /** {@code yield; return x;}. */
  private static final class Once extends Node {
    private int label;
    private final int x;
    private boolean done;
    private @Nullable Node waiter;

    Once(int x) {
      this.x = x;
    }

    @Override
    void run(Queue queue) {
      if (label == 0) {
        label = 1;
        queue.add(this);
        return;
      }
      done = true;
      if (waiter != null) {
        queue.add(waiter);
      }
    }
  }

  /** {@code for (Once task : tasks) { sum += await(task); }}. */
  private static final class Parent extends Node {
    private final Once[] tasks;
    private int i;
    private int sum;

    Parent(Once[] tasks) {
      this.tasks = tasks;
    }

    @Override
    void run(Queue queue) {
      while (i < tasks.length) {
        Once task = tasks[i];
        if (!task.done) {
          task.waiter = this;
          return;
        }
        sum += task.x;
        i++;
      }
    }
  }
}
