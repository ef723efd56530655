package dev.fermata.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Task;
import org.junit.jupiter.api.Test;

class AsyncEventTest {
  private final Turns turns = new Turns();
  private final AsyncEvent event = new AsyncEvent();

  @Test
  void doesNotWaitIfItIsSet() {
    event.set();
    assertThat(event.isSet()).isTrue();
    assertThat(event.await().isDone()).isTrue();
  }

  @Test
  void setWakesAllCurrentWaitersEvenIfClearFollowsAtOnce() {
    Task<Void> first = turns.in(event::await);
    Task<Void> second = turns.in(event::await);
    Task<Void> late =
        turns.in(
            () -> {
              event.set();
              event.clear();
              return event.await();
            });
    turns.next();
    assertThat(first.isDone()).isTrue();
    assertThat(second.isDone()).isTrue();
    assertThat(late.isDone()).isFalse();
  }

  @Test
  void cancelledWaiterIsCancelled() {
    Task<Void> cancelled = turns.in(event::await);
    Task<Void> other = turns.in(event::await);
    turns.run(cancelled::cancel);
    turns.run(event::set);
    turns.next();
    assertThat(cancelled.isCancelled()).isTrue();
    assertThat(other.isDone()).isTrue();
    assertThat(other.isCancelled()).isFalse();
  }

  @Test
  void waiterThatIsCancelledInTheTurnOfTheSetIsCancelled() {
    Task<Void> cancelled = turns.in(event::await);
    turns.run(
        () -> {
          event.set();
          cancelled.cancel();
        });
    turns.next();
    assertThat(cancelled.isCancelled()).isTrue();
  }
}
