package dev.fermata.sync;

import dev.fermata.Task;
import dev.fermata.abi.Driver;
import org.jspecify.annotations.Nullable;

/**
 * Something of which there is only so much, and which is handed out first come, first served. Who
 * waits has its share from the moment at which it is woken: nobody can take it away before it runs.
 */
abstract class Shares extends LoopBound {
  final WaitQueue waiters = new WaitQueue();

  final Task<Lease> acquire(Share share) {
    return tryAcquire(share) ? Task.of(share) : new Acquire(share).begin();
  }

  /** Those who have a share but have not run yet come before anybody else. */
  final boolean tryAcquire(Share share) {
    return waiters.isEmpty() && share.grant();
  }

  /** Gives shares to those who wait, as long as there is enough for the next. */
  final void grant() {
    for (Waiting next = waiters.next();
        next != null && ((Share) next.owner).grant();
        next = waiters.next()) {
      waiters.wakeNext();
    }
  }

  private static final class Acquire extends WaitingCall<Lease> {
    private final Share share;

    Acquire(Share share) {
      this.share = share;
    }

    @Override
    Object attempt(Driver driver, @Nullable Waiting ended) {
      Shares source = share.source();
      if (ended == null) {
        try {
          source.bind(driver);
        } catch (IllegalStateException e) {
          share.renounce();
          throw e;
        }
        return waitIn(source.waiters, share, driver);
      }
      ended.leave();
      // Those who came meanwhile had to queue up, even if there was enough for them.
      source.grant();
      return share;
    }

    @Override
    void cancelled(Waiting ended) {
      if (ended.wasWoken()) {
        share.close();
      } else {
        share.renounce();
        share.source().grant();
      }
    }
  }
}
