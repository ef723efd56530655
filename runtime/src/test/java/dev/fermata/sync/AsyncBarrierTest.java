package dev.fermata.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Task;
import java.util.concurrent.BrokenBarrierException;
import org.junit.jupiter.api.Test;

class AsyncBarrierTest {
  private final Turns turns = new Turns();
  private final AsyncBarrier barrier = new AsyncBarrier(2);

  @Test
  void lastArriverGoesOnFirst() {
    Task<Integer> first = turns.in(barrier::await);
    assertThat(barrier.waiting()).isOne();
    Task<Integer> last = turns.in(barrier::await);
    assertThat(last.resultNow()).isOne();
    assertThat(first.isDone()).isFalse();
    turns.next();
    assertThat(first.resultNow()).isZero();
    assertThat(barrier.waiting()).isZero();
  }

  @Test
  void whoComesBeforeAllHaveGoneOnWaitsForTheNextRound() {
    Task<Integer> first = turns.in(barrier::await);
    Task<Integer> early =
        turns.in(
            () -> {
              assertThat(barrier.await().isDone()).isTrue();
              return barrier.await();
            });
    turns.next();
    assertThat(first.isDone()).isTrue();
    turns.next();
    assertThat(barrier.waiting()).isOne();
    assertThat(turns.in(barrier::await).resultNow()).isOne();
    turns.next();
    assertThat(early.resultNow()).isZero();
  }

  @Test
  void whoIsCancelledHasNotCome() {
    Task<Integer> cancelled = turns.in(barrier::await);
    turns.run(cancelled::cancel);
    turns.next();
    assertThat(cancelled.isCancelled()).isTrue();
    assertThat(barrier.waiting()).isZero();
    assertThat(turns.in(barrier::await).isDone()).isFalse();
  }

  @Test
  void whoIsCancelledWhenAllHaveComeDoesNotHoldTheOthersUp() {
    Task<Integer> cancelled = turns.in(barrier::await);
    turns.run(
        () -> {
          assertThat(barrier.await().resultNow()).isOne();
          cancelled.cancel();
        });
    turns.next();
    assertThat(cancelled.isCancelled()).isTrue();
    assertThat(turns.in(barrier::await).isDone()).isFalse();
    assertThat(turns.in(barrier::await).resultNow()).isOne();
  }

  @Test
  void resetFailsThoseWhoWaitAndStartsAnew() {
    Task<Integer> waiting = turns.in(barrier::await);
    turns.run(barrier::reset);
    turns.next();
    assertThat(Turns.failureOf(waiting))
        .isInstanceOf(BrokenBarrierException.class)
        .hasMessageContaining("reset");
    assertThat(barrier.isBroken()).isFalse();
    assertThat(turns.in(barrier::await).isDone()).isFalse();
    assertThat(turns.in(barrier::await).resultNow()).isOne();
  }

  @Test
  void abortFailsAllUntilItIsReset() {
    Task<Integer> waiting = turns.in(barrier::await);
    turns.run(barrier::abort);
    turns.next();
    assertThat(Turns.failureOf(waiting))
        .isInstanceOf(BrokenBarrierException.class)
        .hasMessageContaining("aborted");
    assertThat(barrier.isBroken()).isTrue();
    assertThat(Turns.failureOf(barrier.await())).isInstanceOf(BrokenBarrierException.class);
    barrier.reset();
    assertThat(turns.in(barrier::await).isDone()).isFalse();
  }

  @Test
  void barrierForNobodyIsAnError() {
    assertThatThrownBy(() -> new AsyncBarrier(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 parties");
  }
}
