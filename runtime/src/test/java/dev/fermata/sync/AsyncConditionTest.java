package dev.fermata.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Task;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class AsyncConditionTest {
  private final Turns turns = new Turns();
  private final AsyncCondition condition = new AsyncCondition();
  private final AsyncLock lock = condition.lock();

  private Task<Void> waiter() {
    return turns.in(
        () -> {
          assertThat(lock.tryAcquire()).isTrue();
          return condition.await();
        });
  }

  private void signal(int count) {
    assertThat(lock.tryAcquire()).isTrue();
    condition.signal(count);
    lock.release();
  }

  @Test
  void waitReleasesTheLockAndTakesItAgain() {
    Task<Void> waiter = waiter();
    assertThat(lock.locked()).isFalse();
    turns.run(() -> signal(1));
    turns.next();
    assertThat(waiter.isDone()).isTrue();
    assertThat(lock.locked()).isTrue();
  }

  @Test
  void leaseIsAsGoodAfterTheWaitAsBefore() {
    Lease lease = lock.acquire().resultNow();
    Task<Void> waiter = turns.in(condition::await);
    turns.run(() -> signal(1));
    turns.next();
    assertThat(waiter.isDone()).isTrue();
    lease.close();
    assertThat(lock.locked()).isFalse();
  }

  @Test
  void signalWakesAsManyAsItSaysInTheOrderInWhichTheyCame() {
    Task<Void> first = waiter();
    Task<Void> second = waiter();
    Task<Void> third = waiter();
    turns.run(() -> signal(2));
    turns.next();
    assertThat(first.isDone()).isTrue();
    turns.run(lock::release);
    turns.next();
    assertThat(second.isDone()).isTrue();
    turns.run(lock::release);
    turns.next();
    assertThat(third.isDone()).isFalse();
  }

  @Test
  void signalAllWakesAll() {
    Task<Void> first = waiter();
    Task<Void> second = waiter();
    turns.run(
        () -> {
          assertThat(lock.tryAcquire()).isTrue();
          condition.signalAll();
          lock.release();
        });
    turns.next();
    turns.run(lock::release);
    turns.next();
    assertThat(first.isDone()).isTrue();
    assertThat(second.isDone()).isTrue();
  }

  @Test
  void waitReacquiresTheLockEvenIfItIsCancelled() {
    Task<Void> waiter = waiter();
    Lease other = lock.acquire().resultNow();
    turns.run(waiter::cancel);
    turns.next();
    assertThat(waiter.isDone()).isFalse();
    turns.run(other::close);
    turns.next();
    assertThat(waiter.isCancelled()).isTrue();
    assertThat(lock.locked()).isTrue();
  }

  @Test
  void waiterThatIsCancelledWhileItWaitsForTheLockStillGetsIt() {
    Task<Void> waiter = waiter();
    turns.run(
        () -> {
          assertThat(lock.tryAcquire()).isTrue();
          condition.signal();
        });
    turns.next();
    turns.run(() -> waiter.cancel("enough"));
    turns.next();
    assertThat(waiter.isDone()).isFalse();
    turns.run(lock::release);
    turns.next();
    assertThat(waiter.isCancelled()).isTrue();
    assertThatThrownBy(waiter::join).hasMessage("enough");
    assertThat(lock.locked()).isTrue();
  }

  @Test
  void signalOfACancelledWaiterIsHandedToAnother() {
    Task<Void> cancelled = waiter();
    Task<Void> next = waiter();
    turns.run(
        () -> {
          signal(1);
          cancelled.cancel();
        });
    turns.next();
    assertThat(cancelled.isCancelled()).isTrue();
    turns.run(lock::release);
    turns.next();
    assertThat(next.isDone()).isTrue();
    assertThat(next.isCancelled()).isFalse();
  }

  @Test
  void awaitUntilWaitsUntilThePredicateIsTrue() {
    AtomicBoolean ready = new AtomicBoolean();
    Task<Void> waiter =
        turns.in(
            () -> {
              assertThat(lock.tryAcquire()).isTrue();
              return condition.awaitUntil(ready::get);
            });
    turns.run(() -> signal(1));
    turns.next();
    assertThat(waiter.isDone()).isFalse();
    assertThat(lock.locked()).isFalse();
    turns.run(
        () -> {
          ready.set(true);
          signal(1);
        });
    turns.next();
    assertThat(waiter.isDone()).isTrue();
    assertThat(lock.locked()).isTrue();
  }

  @Test
  void awaitUntilDoesNotWaitIfThePredicateIsTrue() {
    assertThat(lock.tryAcquire()).isTrue();
    assertThat(condition.awaitUntil(() -> true).isDone()).isTrue();
    assertThat(lock.locked()).isTrue();
  }

  @Test
  void toSignalOrWaitWithoutTheLockIsAnError() {
    assertThatThrownBy(condition::signal)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("signal() of an AsyncCondition whose lock nobody holds");
    assertThatThrownBy(condition::signalAll).isInstanceOf(IllegalStateException.class);
    assertThat(Turns.failureOf(condition.await()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("await() of an AsyncCondition whose lock nobody holds");
    assertThatThrownBy(() -> condition.signal(-1)).isInstanceOf(IllegalArgumentException.class);
  }
}
