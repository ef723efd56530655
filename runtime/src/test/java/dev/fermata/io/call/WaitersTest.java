package dev.fermata.io.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.abi.Waiter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WaitersTest {
  private final Waiters waiters = new Waiters();

  @Test
  void allAreWokenAndForgotten() {
    List<Waiter> all = Stream.generate(Waiter::new).limit(20).toList();
    all.forEach(waiters::add);

    waiters.wakeAll();

    assertThat(all).allMatch(Waiter::isOver);
    assertThat(waiters.size()).isZero();
  }

  @Test
  void thoseWhoseWaitIsOverDoNotPileUp() {
    Waiter last = new Waiter();
    waiters.add(last);
    for (int i = 0; i < 10_000; i++) {
      Waiter waiter = new Waiter();
      waiters.add(waiter);
      waiter.wake();
    }

    assertThat(waiters.size()).isLessThan(20);
    waiters.wakeAll();
    assertThat(last.isOver()).isTrue();
  }
}
