package dev.fermata.benchmarks.yielding;

import dev.fermata.benchmarks.NanosecondBenchmark;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** The limit: state machines in a bare queue that is linked through them. */
public class HandWritten extends NanosecondBenchmark {
  private int first = FIRST_VALUE;

  @Benchmark
  @OperationsPerInvocation(Yields.TOTAL)
  public int yielding() {
    Queue queue = new Queue();
    Yielder[] yielders = new Yielder[Yields.TASKS];
    for (int i = 0; i < Yields.TASKS; i++) {
      yielders[i] = new Yielder(first + i);
      yielders[i].run(queue);
    }
    queue.run();
    int sum = 0;
    for (Yielder yielder : yielders) {
      sum += yielder.sum;
    }
    return sum;
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

  /** {@code for (int i = 0; i < EACH; i++) { sum += x; yield; }}. */
  private static final class Yielder extends Node {
    private int label;
    private int i;
    private final int x;
    private int sum;

    Yielder(int x) {
      this.x = x;
    }

    @Override
    void run(Queue queue) {
      if (label == 1) {
        i++;
      }
      if (i < Yields.EACH) {
        sum += x;
        label = 1;
        queue.add(this);
      }
    }
  }
}
