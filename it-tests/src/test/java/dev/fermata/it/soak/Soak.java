package dev.fermata.it.soak;

import static dev.fermata.Fermata.allTasks;
import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.checkpoint;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.gather;
import static dev.fermata.Fermata.moveOnAfter;
import static dev.fermata.Fermata.shield;
import static dev.fermata.Fermata.sleep;
import static dev.fermata.Fermata.timeout;

import dev.fermata.Async;
import dev.fermata.Task;
import dev.fermata.TaskGroup;
import dev.fermata.sync.AsyncCondition;
import dev.fermata.sync.AsyncLock;
import dev.fermata.sync.AsyncQueue;
import dev.fermata.sync.AsyncReadWriteLock;
import dev.fermata.sync.AsyncSemaphore;
import dev.fermata.sync.Case;
import dev.fermata.sync.Channel;
import dev.fermata.sync.Lease;
import dev.fermata.sync.Receiver;
import dev.fermata.sync.Select;
import dev.fermata.sync.Sender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;

/**
 * One round: tasks that do random things with what they share, while others of them are cancelled.
 * It keeps the books of all that is taken and given back.
 */
final class Soak {
  private static final int PERMITS = 3;
  private static final int STEPS = 6;
  private static final int LONGEST_SLEEP_MICROS = 300;

  private final SplittableRandom random;
  private final AsyncLock lock = new AsyncLock();
  private final AsyncReadWriteLock readWriteLock = new AsyncReadWriteLock();
  private final AsyncSemaphore semaphore = AsyncSemaphore.bounded(PERMITS);
  private final AsyncCondition condition = new AsyncCondition();
  private final AsyncQueue<Integer> queue = new AsyncQueue<>(4);
  private final Channel<Integer> channel = Channel.open(2);
  private final Sender<Integer> sender = channel.sender();
  private final Receiver<Integer> receiver = channel.receiver();
  private final List<String> mistakes = new ArrayList<>();

  private int holders;
  private int writers;
  private int readers;
  private int permits;
  private long put;
  private long got;
  private long sent;
  private long received;
  private long cancelled;
  private long timedOut;
  private long ended;

  /** How many calls are going on; those of a gathering may go on when their task has ended. */
  private int active;

  Soak(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Runs {@code count} tasks, and returns what was wrong, which should be nothing. */
  @Async
  Task<List<String>> round(int count) {
    List<Task<Void>> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Task<Void> task = createTask(this::work);
      task.addDoneCallback(t -> ended++);
      tasks.add(task);
      if (random.nextInt(20) == 0) {
        await(checkpoint());
        cancelSome(tasks);
      }
    }
    while (ended < count || active > 0) {
      cancelSome(tasks);
      await(helpWaiters());
    }
    drain();
    check(count, tasks);
    return Task.of(mistakes);
  }

  private void cancelSome(List<Task<Void>> tasks) {
    for (int i = random.nextInt(8); i > 0; i--) {
      tasks.get(random.nextInt(tasks.size())).cancel();
    }
  }

  /** What waits for a partner that may never come gets one. */
  @Async
  private Task<Void> helpWaiters() {
    if (!queue.isFull()) {
      queue.putNoWait(0);
      put++;
    } else {
      queue.getNoWait();
      got++;
    }
    Case<Long> partner =
        random.nextBoolean()
            ? Select.onReceive(receiver, item -> received++)
            : Select.onSend(sender, 0, () -> sent++);
    await(Select.select(partner, Select.onTimeout(Duration.ofNanos(1), () -> 0L)));
    try (Lease lease = await(condition.lock().acquire())) {
      condition.signalAll();
    }
    await(checkpoint());
    return Task.done();
  }

  private void drain() {
    while (!queue.isEmpty()) {
      queue.getNoWait();
      got++;
    }
  }

  /** A task that is cancelled before it begins never runs this. */
  @Async
  private Task<Void> work() {
    try {
      for (int i = random.nextInt(STEPS); i > 0; i--) {
        await(anything(2));
      }
    } catch (CancellationException e) {
      cancelled++;
      throw e;
    }
    return Task.done();
  }

  @Async
  private Task<Void> anything(int depth) {
    active++;
    try {
      await(one(depth));
    } finally {
      active--;
    }
    return Task.done();
  }

  @Async
  private Task<Void> one(int depth) {
    switch (random.nextInt(depth == 0 ? 8 : 13)) {
      case 0 -> await(sleep(micros()));
      case 1 -> await(lockAndCheck());
      case 2 -> await(readOrWrite());
      case 3 -> await(usePermit());
      case 4 -> await(putOrGet());
      case 5 -> await(sendOrReceive());
      case 6 -> await(waitForSignal());
      case 7 -> await(checkpoint());
      case 8 -> await(inTime(depth));
      case 9 -> await(moveOnAfter(micros(), scope -> anything(depth - 1)));
      case 10 -> await(inGroup(depth));
      case 11 -> await(gather(anything(depth - 1), anything(depth - 1)));
      default -> await(shielded());
    }
    return Task.done();
  }

  private Duration micros() {
    return Duration.ofNanos(1_000L * random.nextInt(LONGEST_SLEEP_MICROS));
  }

  @Async
  private Task<Void> inTime(int depth) {
    try {
      await(timeout(micros(), () -> anything(depth - 1)), TimeoutException.class);
    } catch (TimeoutException e) {
      timedOut++;
    }
    return Task.done();
  }

  @Async
  private Task<Void> inGroup(int depth) {
    await(
        TaskGroup.run(
            group -> {
              group.spawn(() -> anything(depth - 1));
              group.spawn(() -> anything(depth - 1));
              return anything(depth - 1);
            }));
    return Task.done();
  }

  @Async
  private Task<Void> shielded() {
    try (Lease lease = await(lock.acquire())) {
      await(shield(sleep(micros())));
    }
    return Task.done();
  }

  @Async
  private Task<Void> lockAndCheck() {
    try (Lease lease = await(lock.acquire())) {
      holders++;
      try {
        if (holders > 1) {
          mistakes.add("two tasks hold the lock");
        }
        await(sleep(micros()));
      } finally {
        holders--;
      }
    }
    return Task.done();
  }

  @Async
  private Task<Void> readOrWrite() {
    boolean writes = random.nextInt(4) == 0;
    try (Lease lease = await(writes ? readWriteLock.acquireWrite() : readWriteLock.acquireRead())) {
      writers += writes ? 1 : 0;
      readers += writes ? 0 : 1;
      try {
        if (writers > 1 || (writers == 1 && readers > 0)) {
          mistakes.add(writers + " writers and " + readers + " readers");
        }
        await(checkpoint());
      } finally {
        writers -= writes ? 1 : 0;
        readers -= writes ? 0 : 1;
      }
    }
    return Task.done();
  }

  @Async
  private Task<Void> usePermit() {
    try (Lease lease = await(semaphore.acquire())) {
      permits++;
      try {
        if (permits > PERMITS) {
          mistakes.add(permits + " permits are held");
        }
        await(sleep(micros()));
      } finally {
        permits--;
      }
    }
    return Task.done();
  }

  @Async
  private Task<Void> putOrGet() {
    if (random.nextBoolean()) {
      await(queue.put(1));
      put++;
    } else {
      await(queue.get());
      got++;
    }
    return Task.done();
  }

  @Async
  private Task<Void> sendOrReceive() {
    if (random.nextBoolean()) {
      await(sender.send(1));
      sent++;
    } else {
      await(receiver.receive());
      received++;
    }
    return Task.done();
  }

  @Async
  private Task<Void> waitForSignal() {
    try (Lease lease = await(condition.lock().acquire())) {
      await(condition.await());
      if (!condition.lock().locked()) {
        mistakes.add("a condition came back without its lock");
      }
    }
    return Task.done();
  }

  private void check(int count, List<Task<Void>> tasks) {
    for (Task<Void> task : tasks) {
      if (task.isCompletedExceptionally() && !task.isCancelled()) {
        mistakes.add("failed: " + task.exceptionNow());
      }
    }
    expect("tasks that are left", 1, allTasks().size());
    expect("holders", 0, holders + permits + readers + writers);
    expect("locks", 0, (lock.locked() ? 1 : 0) + (condition.lock().locked() ? 1 : 0));
    expect("readers", 0, readWriteLock.readers() + (readWriteLock.writeLocked() ? 1 : 0));
    expect("permits", PERMITS, semaphore.availablePermits());
    expect("items of the queue", put, got);
    expect("items of the channel", sent, received + receiver.size());
    expect("tasks that have ended", count, tasks.stream().filter(Task::isDone).count());
  }

  private void expect(String what, long expected, long actual) {
    if (actual != expected) {
      mistakes.add(what + ": " + actual + " instead of " + expected);
    }
  }

  @Override
  public String toString() {
    return "%,d cancelled, %,d timed out, %,d through the queue, %,d through the channel"
        .formatted(cancelled, timedOut, got, received);
  }
}
