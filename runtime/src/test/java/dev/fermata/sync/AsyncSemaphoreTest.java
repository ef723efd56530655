package dev.fermata.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Task;
import org.junit.jupiter.api.Test;

class AsyncSemaphoreTest {
  private final Turns turns = new Turns();

  @Test
  void hasAsManyPermitsAsItWasGiven() {
    AsyncSemaphore semaphore = new AsyncSemaphore(2);
    Lease first = semaphore.acquire().resultNow();
    assertThat(semaphore.tryAcquire()).isTrue();
    assertThat(semaphore.locked()).isTrue();
    assertThat(semaphore.tryAcquire()).isFalse();
    first.close();
    assertThat(semaphore.availablePermits()).isOne();
  }

  @Test
  void permitsAreGivenInTheOrderInWhichTasksCame() {
    AsyncSemaphore semaphore = new AsyncSemaphore(0);
    Task<Lease> first = turns.in(semaphore::acquire);
    Task<Lease> second = turns.in(semaphore::acquire);
    turns.run(semaphore::release);
    turns.next();
    assertThat(first.isDone()).isTrue();
    assertThat(second.isDone()).isFalse();
  }

  @Test
  void permitIsTransferredWhenItsWaiterIsWoken() {
    AsyncSemaphore semaphore = new AsyncSemaphore(0);
    Task<Lease> waiting = turns.in(semaphore::acquire);
    Task<Lease> late =
        turns.in(
            () -> {
              semaphore.release();
              assertThat(semaphore.availablePermits()).isZero();
              assertThat(semaphore.tryAcquire()).isFalse();
              return semaphore.acquire();
            });
    turns.next();
    assertThat(waiting.isDone()).isTrue();
    assertThat(late.isDone()).isFalse();
  }

  @Test
  void nobodyOvertakesAWokenWaiterEvenIfThereAreMorePermits() {
    AsyncSemaphore semaphore = new AsyncSemaphore(0);
    Task<Lease> waiting = turns.in(semaphore::acquire);
    Task<Lease> late =
        turns.in(
            () -> {
              semaphore.release();
              semaphore.release();
              assertThat(semaphore.locked()).isTrue();
              return semaphore.acquire();
            });
    assertThat(late.isDone()).isFalse();
    turns.next();
    assertThat(waiting.isDone()).isTrue();
    turns.next();
    assertThat(late.isDone()).isTrue();
  }

  @Test
  void cancelledAfterTheGrantReturnsThePermit() {
    AsyncSemaphore semaphore = new AsyncSemaphore(0);
    Task<Lease> cancelled = turns.in(semaphore::acquire);
    turns.run(
        () -> {
          semaphore.release();
          cancelled.cancel();
        });
    turns.next();
    assertThat(cancelled.isCancelled()).isTrue();
    assertThat(semaphore.availablePermits()).isOne();
    assertThat(semaphore.locked()).isFalse();
  }

  @Test
  void cancelledAfterTheGrantHandsThePermitToTheNext() {
    AsyncSemaphore semaphore = new AsyncSemaphore(0);
    Task<Lease> cancelled = turns.in(semaphore::acquire);
    Task<Lease> next = turns.in(semaphore::acquire);
    turns.run(
        () -> {
          semaphore.release();
          cancelled.cancel();
        });
    turns.next();
    turns.next();
    assertThat(next.resultNow()).isNotNull();
    assertThat(semaphore.availablePermits()).isZero();
  }

  @Test
  void cancelledWaiterGivesItsPlaceUp() {
    AsyncSemaphore semaphore = new AsyncSemaphore(0);
    Task<Lease> cancelled = turns.in(semaphore::acquire);
    Task<Lease> next = turns.in(semaphore::acquire);
    turns.run(cancelled::cancel);
    turns.run(semaphore::release);
    turns.next();
    assertThat(next.isDone()).isTrue();
  }

  @Test
  void toReleaseABoundedOneTooOftenIsAnError() {
    AsyncSemaphore semaphore = AsyncSemaphore.bounded(1);
    semaphore.acquire().resultNow().close();
    assertThatThrownBy(semaphore::release)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("all of its 1 permits");
  }

  @Test
  void toCloseAPermitAgainDoesNothing() {
    AsyncSemaphore semaphore = new AsyncSemaphore(1);
    Lease permit = semaphore.acquire().resultNow();
    permit.close();
    permit.close();
    assertThat(semaphore.availablePermits()).isOne();
  }

  @Test
  void negativeNumberOfPermitsIsAnError() {
    assertThatThrownBy(() -> new AsyncSemaphore(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }

  @Test
  void permitIsHeldUntilTheBodyHasEnded() {
    AsyncSemaphore semaphore = new AsyncSemaphore(1);
    Task<Integer> inside = semaphore.withPermit(() -> Task.of(semaphore.availablePermits()));
    assertThat(inside.resultNow()).isZero();
    assertThat(semaphore.availablePermits()).isOne();
  }
}
