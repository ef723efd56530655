package dev.fermata.sync;

import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.currentTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.EventLoop;
import dev.fermata.Promise;
import dev.fermata.Task;
import org.junit.jupiter.api.Test;

class AsyncLockTest {
  private final Turns turns = new Turns();
  private final AsyncLock lock = new AsyncLock();

  @Test
  void acquiresAtOnceWhatIsFree() {
    Task<Lease> acquired = lock.acquire();
    assertThat(acquired.isDone()).isTrue();
    assertThat(lock.locked()).isTrue();
    acquired.resultNow().close();
    assertThat(lock.locked()).isFalse();
  }

  @Test
  void goesToThoseWhoWaitInTheOrderInWhichTheyCame() {
    Lease held = lock.acquire().resultNow();
    Task<Lease> first = turns.in(lock::acquire);
    Task<Lease> second = turns.in(lock::acquire);
    turns.run(held::close);
    turns.next();
    assertThat(first.isDone()).isTrue();
    assertThat(second.isDone()).isFalse();
    turns.run(first.resultNow()::close);
    turns.next();
    assertThat(second.isDone()).isTrue();
  }

  @Test
  void whoReleasesItAndWantsItBackQueuesUpBehindThoseWhoWait() {
    Lease held = lock.acquire().resultNow();
    Task<Lease> waiting = turns.in(lock::acquire);
    Task<Lease> again =
        turns.in(
            () -> {
              held.close();
              assertThat(lock.locked()).isFalse();
              assertThat(lock.tryAcquire()).isFalse();
              return lock.acquire();
            });
    turns.next();
    assertThat(waiting.isDone()).isTrue();
    assertThat(again.isDone()).isFalse();
  }

  @Test
  void cancelledWokenWaiterPassesTheWakeUpOn() {
    Lease held = lock.acquire().resultNow();
    Task<Lease> cancelled = turns.in(lock::acquire);
    Task<Lease> next = turns.in(lock::acquire);
    turns.run(
        () -> {
          held.close();
          cancelled.cancel();
        });
    turns.next();
    assertThat(cancelled.isCancelled()).isTrue();
    turns.next();
    assertThat(next.isDone()).isTrue();
    assertThat(lock.locked()).isTrue();
  }

  @Test
  void isFreeIfTheOnlyWokenWaiterIsCancelled() {
    Lease held = lock.acquire().resultNow();
    Task<Lease> cancelled = turns.in(lock::acquire);
    turns.run(
        () -> {
          held.close();
          cancelled.cancel();
        });
    turns.next();
    assertThat(cancelled.isCancelled()).isTrue();
    assertThat(lock.tryAcquire()).isTrue();
  }

  @Test
  void cancelledWaiterGivesItsPlaceUp() {
    Lease held = lock.acquire().resultNow();
    Task<Lease> cancelled = turns.in(lock::acquire);
    Task<Lease> next = turns.in(lock::acquire);
    turns.run(cancelled::cancel);
    turns.run(held::close);
    turns.next();
    assertThat(cancelled.isCancelled()).isTrue();
    assertThat(next.resultNow()).isNotNull();
  }

  @Test
  void cancellationThatIsTakenBackLosesNothing() {
    Lease held = lock.acquire().resultNow();
    Task<Lease> waiting = turns.in(lock::acquire);
    turns.run(
        () -> {
          held.close();
          waiting.cancel();
          waiting.uncancel();
        });
    turns.next();
    assertThat(waiting.resultNow()).isNotNull();
  }

  @Test
  void cancellationThatCameBeforeTheWaitLeavesNoPlaceBehind() {
    Lease held = lock.acquire().resultNow();
    Task<Lease> cancelled =
        turns.in(
            () ->
                createTask(
                    () -> {
                      currentTask().cancel();
                      return lock.acquire();
                    }));
    turns.next();
    turns.next();
    assertThat(cancelled.isCancelled()).isTrue();
    held.close();
    assertThat(lock.tryAcquire()).isTrue();
  }

  @Test
  void toReleaseItUnlockedIsAnError() {
    assertThatThrownBy(lock::release)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("nobody holds");
  }

  @Test
  void toCloseALeaseAgainDoesNotReleaseTheHoldOfSomebodyElse() {
    Lease closed = lock.acquire().resultNow();
    closed.close();
    Lease other = lock.acquire().resultNow();
    closed.close();
    assertThat(lock.locked()).isTrue();
    other.close();
    assertThat(lock.locked()).isFalse();
  }

  @Test
  void leaseThatWasReleasedByNameIsClosed() {
    Lease released = lock.acquire().resultNow();
    lock.release();
    assertThat(lock.tryAcquire()).isTrue();
    released.close();
    assertThat(lock.locked()).isTrue();
  }

  @Test
  void isHeldUntilTheBodyHasEnded() {
    Promise<String> promise = new Promise<>();
    Task<String> result = turns.in(() -> lock.withLock(() -> promise));
    assertThat(lock.locked()).isTrue();
    turns.run(() -> promise.complete("done"));
    turns.next();
    assertThat(result.resultNow()).isEqualTo("done");
    assertThat(lock.locked()).isFalse();
  }

  @Test
  void isReleasedIfTheBodyFailsOrIsCancelled() {
    Task<String> failed =
        lock.withLock(
            () -> {
              throw new IllegalArgumentException("bad");
            });
    assertThat(Turns.failureOf(failed)).hasMessage("bad");
    assertThat(lock.locked()).isFalse();
    Task<String> cancelled = turns.in(() -> lock.withLock(Promise<String>::new));
    assertThat(lock.locked()).isTrue();
    turns.run(cancelled::cancel);
    turns.next();
    assertThat(cancelled.isCancelled()).isTrue();
    assertThat(lock.locked()).isFalse();
  }

  @Test
  void cannotBeWaitedForOffAnyLoop() {
    assertThat(lock.tryAcquire()).isTrue();
    assertThat(Turns.failureOf(lock.acquire()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("AsyncLock only in an event loop");
  }

  @Test
  void cannotBeWaitedForInAnotherLoop() {
    assertThat(lock.tryAcquire()).isTrue();
    assertThat(turns.in(lock::acquire).isDone()).isFalse();
    try (EventLoop other = new EventLoop()) {
      assertThatThrownBy(() -> other.runUntilComplete(lock::acquire))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("This AsyncLock belongs to another event loop");
    }
  }
}
