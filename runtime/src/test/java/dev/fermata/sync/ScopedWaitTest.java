package dev.fermata.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.CancelScope;
import dev.fermata.Task;
import org.junit.jupiter.api.Test;

/** Waits in a cancel scope, in which all further waits are cancelled as well. */
class ScopedWaitTest {
  private final Turns turns = new Turns();

  @Test
  void conditionTakesItsLockAgainInACancelledScope() {
    AsyncCondition condition = new AsyncCondition();
    CancelScope scope = new CancelScope();
    Task<Void> waiter =
        turns.in(
            () ->
                scope.run(
                    () -> {
                      assertThat(condition.lock().tryAcquire()).isTrue();
                      return condition.awaitUntil(() -> false);
                    }));
    assertThat(condition.lock().tryAcquire()).isTrue();
    turns.run(scope::cancel);
    turns.next();
    assertThat(waiter.isDone()).isFalse();
    turns.run(condition.lock()::release);
    turns.next();
    turns.next();
    assertThat(waiter.isDone()).isTrue();
    assertThat(scope.cancelledCaught()).isTrue();
    assertThat(condition.lock().locked()).isTrue();
  }

  @Test
  void getInACancelledScopeLeavesTheItem() {
    AsyncQueue<String> queue = new AsyncQueue<>();
    CancelScope scope = new CancelScope();
    Task<String> getter = turns.in(() -> scope.run(queue::get));
    turns.run(
        () -> {
          queue.putNoWait("kept");
          scope.cancel();
        });
    turns.next();
    turns.next();
    assertThat(getter.isDone()).isTrue();
    assertThat(scope.cancelledCaught()).isTrue();
    assertThat(queue.getNoWait()).isEqualTo("kept");
  }
}
