package dev.fermata.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Task;
import org.junit.jupiter.api.Test;

class CapacityLimiterTest {
  private final Turns turns = new Turns();
  private final CapacityLimiter limiter = new CapacityLimiter(1);

  @Test
  void borrowerHasOneTokenAtMost() {
    Lease token = limiter.acquireOnBehalfOf("ann").resultNow();
    assertThat(limiter.borrowedTokens()).isOne();
    assertThat(Turns.failureOf(limiter.acquireOnBehalfOf("ann")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ann has a token");
    token.close();
    assertThat(limiter.availableTokens()).isOne();
    assertThat(limiter.tryAcquireOnBehalfOf("ann")).isTrue();
  }

  @Test
  void borrowerIsTheCurrentTask() {
    turns.run(
        () -> {
          assertThat(limiter.tryAcquire()).isTrue();
          assertThatThrownBy(limiter::tryAcquire).isInstanceOf(IllegalStateException.class);
          limiter.release();
          assertThatThrownBy(limiter::release)
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("has no token");
        });
    assertThat(limiter.borrowedTokens()).isZero();
    assertThatThrownBy(limiter::release).hasMessageContaining("releaseOnBehalfOf");
    assertThat(Turns.failureOf(limiter.acquire())).hasMessageContaining("acquireOnBehalfOf");
  }

  @Test
  void tokensAreGivenInTheOrderInWhichBorrowersCame() {
    Lease held = limiter.acquireOnBehalfOf("ann").resultNow();
    Task<Lease> bob = turns.in(() -> limiter.acquireOnBehalfOf("bob"));
    Task<Lease> cid = turns.in(() -> limiter.acquireOnBehalfOf("cid"));
    turns.run(held::close);
    turns.next();
    assertThat(bob.isDone()).isTrue();
    assertThat(cid.isDone()).isFalse();
  }

  @Test
  void moreTokensLetMoreGoOn() {
    Task<Lease> first = turns.in(() -> limiter.acquireOnBehalfOf("ann"));
    Task<Lease> second = turns.in(() -> limiter.acquireOnBehalfOf("bob"));
    turns.run(() -> limiter.totalTokens(2));
    turns.next();
    assertThat(second.isDone()).isTrue();
    turns.run(() -> limiter.totalTokens(1));
    assertThat(limiter.availableTokens()).isEqualTo(-1);
    first.resultNow().close();
    assertThat(limiter.tryAcquireOnBehalfOf("cid")).isFalse();
  }

  @Test
  void cancelledBorrowerCanComeAgain() {
    Lease held = limiter.acquireOnBehalfOf("ann").resultNow();
    Task<Lease> waiting = turns.in(() -> limiter.acquireOnBehalfOf("bob"));
    turns.run(waiting::cancel);
    turns.next();
    Task<Lease> woken = turns.in(() -> limiter.acquireOnBehalfOf("bob"));
    turns.run(
        () -> {
          held.close();
          woken.cancel();
        });
    turns.next();
    assertThat(woken.isCancelled()).isTrue();
    assertThat(limiter.borrowedTokens()).isZero();
    assertThat(limiter.tryAcquireOnBehalfOf("bob")).isTrue();
  }

  @Test
  void borrowerWhoCannotWaitOffAnyLoopCanComeAgain() {
    Lease held = limiter.acquireOnBehalfOf("ann").resultNow();
    assertThat(Turns.failureOf(limiter.acquireOnBehalfOf("bob")))
        .hasMessageContaining("CapacityLimiter only in an event loop");
    held.close();
    assertThat(limiter.tryAcquireOnBehalfOf("bob")).isTrue();
  }

  @Test
  void negativeNumberOfTokensIsAnError() {
    assertThatThrownBy(() -> new CapacityLimiter(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> limiter.totalTokens(-1)).hasMessageContaining("-1");
  }
}
