package dev.fermata.benchmarks.spawning;

import dev.fermata.benchmarks.BareQueue;
import dev.fermata.benchmarks.NanosecondBenchmark;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * The limit: state machines in a bare queue that is linked through them, and a parent that waits
 * for one after the other. The same with what any task promises: a body that begins in its first
 * turn, a value that is an object, and that all threads may look whether it is there. And the same
 * with what tasks of asyncio promise as well: all that have not ended are known, in their order.
 */
public class HandWritten extends NanosecondBenchmark {
  private int first = FIRST_VALUE;

  @Benchmark
  @OperationsPerInvocation(Spawns.TOTAL)
  public int spawn() {
    BareQueue queue = new BareQueue();
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

  @Benchmark
  @OperationsPerInvocation(Spawns.TOTAL)
  public int spawnShared() {
    BareQueue queue = new BareQueue();
    SharedOnce[] tasks = new SharedOnce[Spawns.TOTAL];
    for (int i = 0; i < Spawns.TOTAL; i++) {
      int x = first + i;
      tasks[i] = new SharedOnce(() -> new Frame(x));
      queue.add(tasks[i]);
    }
    return join(tasks, queue);
  }

  @Benchmark
  @OperationsPerInvocation(Spawns.TOTAL)
  public int spawnListed() {
    BareQueue queue = new BareQueue();
    TaskList list = new TaskList();
    SharedOnce[] tasks = new SharedOnce[Spawns.TOTAL];
    for (int i = 0; i < Spawns.TOTAL; i++) {
      int x = first + i;
      ListedOnce task = new ListedOnce(list, () -> new Frame(x));
      list.add(task);
      tasks[i] = task;
      queue.add(task);
    }
    return join(tasks, queue);
  }

  private static int join(SharedOnce[] tasks, BareQueue queue) {
    SharedParent parent = new SharedParent(tasks);
    queue.add(parent);
    queue.run();
    return parent.sum;
  }

  /** {@code yield; return x;}. */
  private static final class Once extends BareQueue.Node {
    private int label;
    private final int x;
    private boolean done;
    private BareQueue.@Nullable Node waiter;

    Once(int x) {
      this.x = x;
    }

    @Override
    protected void run(BareQueue queue) {
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
  private static final class Parent extends BareQueue.Node {
    private final Once[] tasks;
    private int i;
    private int sum;

    Parent(Once[] tasks) {
      this.tasks = tasks;
    }

    @Override
    protected void run(BareQueue queue) {
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

  /** A call of {@code yield; return x;} that has suspended. */
  private static final class Frame {
    private final int x;

    Frame(int x) {
      this.x = x;
    }
  }

  /** {@code createTask(() -> once(x))}. */
  private static class SharedOnce extends BareQueue.Node {
    private static final VarHandle STATE;

    static {
      try {
        STATE = MethodHandles.lookup().findVarHandle(SharedOnce.class, "state", Object.class);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    /** The value, or who waits for it. */
    private volatile @Nullable Object state;

    private @Nullable Supplier<Frame> body;
    private @Nullable Frame frame;

    SharedOnce(Supplier<Frame> body) {
      this.body = body;
    }

    @Override
    protected final void run(BareQueue queue) {
      if (body != null) {
        frame = body.get();
        body = null;
        queue.add(this);
        return;
      }
      Integer value = frame.x;
      frame = null;
      ended();
      if (STATE.getAndSet(this, value) instanceof BareQueue.Node waiter) {
        queue.add(waiter);
      }
    }

    void ended() {}
  }

  /** As {@link SharedOnce}, and in the list of all tasks as long as it has not ended. */
  private static final class ListedOnce extends SharedOnce {
    private final TaskList list;
    private @Nullable ListedOnce previous;
    private @Nullable ListedOnce next;
    private int number;

    ListedOnce(TaskList list, Supplier<Frame> body) {
      super(body);
      this.list = list;
    }

    @Override
    void ended() {
      list.remove(this);
    }
  }

  /** All tasks, in the order of their creation. */
  private static final class TaskList {
    private @Nullable ListedOnce first;
    private @Nullable ListedOnce last;
    private int count;

    void add(ListedOnce task) {
      task.number = ++count;
      task.previous = last;
      if (last == null) {
        first = task;
      } else {
        last.next = task;
      }
      last = task;
    }

    void remove(ListedOnce task) {
      if (task.previous == null) {
        first = task.next;
      } else {
        task.previous.next = task.next;
      }
      if (task.next == null) {
        last = task.previous;
      } else {
        task.next.previous = task.previous;
      }
      task.previous = null;
      task.next = null;
    }
  }

  /** As {@link Parent}. */
  private static final class SharedParent extends BareQueue.Node {
    private final SharedOnce[] tasks;
    private int i;
    private int sum;

    SharedParent(SharedOnce[] tasks) {
      this.tasks = tasks;
    }

    @Override
    protected void run(BareQueue queue) {
      while (i < tasks.length) {
        SharedOnce task = tasks[i];
        if (task.state == null && SharedOnce.STATE.compareAndSet(task, null, this)) {
          return;
        }
        sum += (Integer) task.state;
        i++;
      }
    }
  }
}
