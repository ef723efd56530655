package dev.fermata.it.sync;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.gather;
import static dev.fermata.Fermata.run;
import static dev.fermata.it.sync.Trace.turns;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Async;
import dev.fermata.Task;
import dev.fermata.sync.AsyncBarrier;
import dev.fermata.sync.AsyncCondition;
import dev.fermata.sync.AsyncEvent;
import dev.fermata.sync.AsyncLock;
import dev.fermata.sync.AsyncReadWriteLock;
import dev.fermata.sync.AsyncSemaphore;
import dev.fermata.sync.CapacityLimiter;
import dev.fermata.sync.Lease;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class SyncTest {
  private final Trace trace = new Trace();

  // Lock

  @Test
  void lockOfThreeTasksInTwoRounds() {
    AsyncLock lock = new AsyncLock();
    run(
        () ->
            gather(
                () -> twoRounds("a", lock),
                () -> twoRounds("b", lock),
                () -> twoRounds("c", lock)));
    assertThat(trace).hasToString("a0 b0 c0 a1 b1 c1");
  }

  @Async
  private Task<Void> twoRounds(String name, AsyncLock lock) {
    for (int round = 0; round < 2; round++) {
      try (Lease lease = await(lock.acquire())) {
        trace.mark(name + round);
        await(turns(1));
      }
    }
    return Task.done();
  }

  @Test
  void lockIsFreeIfItsWaiterIsCancelledInTheTurnOfItsRelease() {
    run(this::cancelWokenWaiter);
    assertThat(trace).hasToString("cancelled free");
  }

  @Async
  private Task<Void> cancelWokenWaiter() {
    AsyncLock lock = new AsyncLock();
    Lease lease = await(lock.acquire());
    Task<Lease> waiter = createTask(lock::acquire);
    await(turns(2));
    lease.close();
    waiter.cancel();
    try {
      await(waiter);
    } catch (CancellationException e) {
      trace.mark("cancelled");
    }
    trace.mark(lock.locked() ? "locked" : "free");
    return Task.done();
  }

  @Test
  void lockIsReleasedWhenTheBodyFails() {
    AsyncLock lock = new AsyncLock();
    assertThatThrownBy(() -> run(() -> failLocked(lock))).hasMessage("bad");
    assertThat(lock.locked()).isFalse();
  }

  @Async
  private Task<Void> failLocked(AsyncLock lock) {
    try (Lease lease = await(lock.acquire())) {
      await(turns(1));
      throw new IllegalArgumentException("bad");
    }
  }

  // Semaphore

  @Test
  void semaphoreOfTwoAndFiveTasks() {
    AsyncSemaphore semaphore = new AsyncSemaphore(2);
    run(() -> users(5, semaphore));
    assertThat(trace).hasToString("+0 +1 -0 -1 +2 +3 -2 -3 +4 -4");
  }

  @Async
  private Task<Void> users(int count, AsyncSemaphore semaphore) {
    List<Task<Void>> users = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int user = i;
      users.add(createTask(() -> use(user, semaphore)));
    }
    await(gather(users));
    return Task.done();
  }

  @Async
  private Task<Void> use(int user, AsyncSemaphore semaphore) {
    try (Lease permit = await(semaphore.acquire())) {
      trace.mark("+" + user);
      await(turns(1));
      trace.mark("-" + user);
    }
    return Task.done();
  }

  // Barrier

  @Test
  void barrierOfThree() {
    AsyncBarrier barrier = new AsyncBarrier(3);
    run(() -> gather(() -> meet(barrier), () -> meet(barrier), () -> meet(barrier)));
    assertThat(trace).hasToString("2 0 1");
  }

  @Async
  private Task<Void> meet(AsyncBarrier barrier) {
    trace.mark(String.valueOf(await(barrier.await())));
    return Task.done();
  }

  @Test
  void brokenBarrierIsACheckedException() {
    run(this::abort);
    assertThat(trace).hasToString("broken");
  }

  @Async
  private Task<Void> abort() {
    AsyncBarrier barrier = new AsyncBarrier(2);
    barrier.abort();
    try {
      await(barrier.await(), BrokenBarrierException.class);
    } catch (BrokenBarrierException e) {
      trace.mark("broken");
    }
    return Task.done();
  }

  // Event and condition

  @Test
  void eventWakesAllWhoWait() {
    AsyncEvent event = new AsyncEvent();
    run(() -> gather(() -> waitFor("a", event), () -> waitFor("b", event), () -> set(event)));
    assertThat(trace).hasToString("set a b");
  }

  @Async
  private Task<Void> waitFor(String name, AsyncEvent event) {
    await(event.await());
    trace.mark(name);
    return Task.done();
  }

  @Async
  private Task<Void> set(AsyncEvent event) {
    trace.mark("set");
    event.set();
    event.clear();
    await(turns(1));
    return Task.done();
  }

  @Test
  void conditionOfAQueueThatHasRoomForOne() {
    Buffer buffer = new Buffer();
    run(() -> gather(() -> produce(buffer), () -> consume(buffer)));
    assertThat(trace).hasToString("0 1 2 3");
  }

  /** What {@code java.util.concurrent} would do with threads. */
  private static final class Buffer {
    private final AsyncCondition changed = new AsyncCondition();
    private final Queue<Integer> items = new ArrayDeque<>();

    @Async
    Task<Void> put(int item) {
      try (Lease lease = await(changed.lock().acquire())) {
        await(changed.awaitUntil(items::isEmpty));
        items.add(item);
        changed.signalAll();
      }
      return Task.done();
    }

    @Async
    Task<Integer> take() {
      try (Lease lease = await(changed.lock().acquire())) {
        await(changed.awaitUntil(() -> !items.isEmpty()));
        int item = items.remove();
        changed.signalAll();
        return Task.of(item);
      }
    }
  }

  @Async
  private Task<Void> produce(Buffer buffer) {
    for (int i = 0; i < 4; i++) {
      await(buffer.put(i));
    }
    return Task.done();
  }

  @Async
  private Task<Void> consume(Buffer buffer) {
    for (int i = 0; i < 4; i++) {
      trace.mark(String.valueOf(await(buffer.take())));
    }
    return Task.done();
  }

  // Read-write lock and capacity limiter

  @Test
  void readersShareALockAndWritersDoNot() {
    AsyncReadWriteLock lock = new AsyncReadWriteLock();
    run(
        () ->
            gather(
                () -> read("a", lock),
                () -> read("b", lock),
                () -> write(lock),
                () -> read("c", lock)));
    assertThat(trace).hasToString("+a +b -a -b +w -w +c -c");
  }

  @Async
  private Task<Void> read(String name, AsyncReadWriteLock lock) {
    try (Lease lease = await(lock.acquireRead())) {
      trace.mark("+" + name);
      await(turns(1));
      trace.mark("-" + name);
    }
    return Task.done();
  }

  @Async
  private Task<Void> write(AsyncReadWriteLock lock) {
    try (Lease lease = await(lock.acquireWrite())) {
      trace.mark("+w");
      await(turns(1));
      trace.mark("-w");
    }
    return Task.done();
  }

  @Test
  void taskCannotBorrowTwiceFromALimiter() {
    CapacityLimiter limiter = new CapacityLimiter(2);
    assertThatThrownBy(() -> run(() -> borrowTwice(limiter)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has a token");
    assertThat(limiter.borrowedTokens()).isZero();
  }

  @Async
  private Task<Void> borrowTwice(CapacityLimiter limiter) {
    try (Lease first = await(limiter.acquire());
        Lease second = await(limiter.acquire())) {
      return Task.done();
    }
  }
}
