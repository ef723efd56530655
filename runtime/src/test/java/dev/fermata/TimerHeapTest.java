package dev.fermata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimerHeapTest {
  private final TimerHeap heap = new TimerHeap();
  private final List<Entry> fired = new ArrayList<>();

  @Test
  void firesInOrderOfDeadlinesAndThenOfAddition() {
    Entry late = add(20);
    Entry first = add(10);
    Entry second = add(10);
    Entry third = add(10);
    heap.fireUntil(9);
    assertThat(fired).isEmpty();
    heap.fireUntil(10);
    assertThat(fired).containsExactly(first, second, third);
    assertThat(heap.earliest()).isEqualTo(20);
    heap.fireUntil(25);
    assertThat(fired).endsWith(late).hasSize(4);
    assertThat(heap.isEmpty()).isTrue();
  }

  @Test
  void ordersAcrossTheOverflowOfTheClock() {
    Entry after = add(Long.MIN_VALUE + 5);
    Entry before = add(Long.MAX_VALUE - 5);
    heap.fireUntil(Long.MIN_VALUE + 10);
    assertThat(fired).containsExactly(before, after);
  }

  @Test
  void doesWhatAListWouldDo() {
    Random random = new Random(1);
    List<Entry> model = new ArrayList<>();
    long now = 0;
    for (int i = 0; i < 20_000; i++) {
      int what = random.nextInt(10);
      if (what < 6) {
        model.add(add(now + 1 + random.nextInt(50)));
      } else if (what < 9 && !model.isEmpty()) {
        Entry removed = model.remove(random.nextInt(model.size()));
        assertThat(heap.remove(removed)).isTrue();
        assertThat(heap.remove(removed)).isFalse();
      } else {
        now += random.nextInt(10);
        long time = now;
        List<Entry> due = new ArrayList<>(model.stream().filter(e -> e.deadline <= time).toList());
        due.sort(Comparator.comparingLong(e -> e.deadline));
        model.removeAll(due);
        fired.clear();
        heap.fireUntil(now);
        assertThat(fired).isEqualTo(due);
      }
      assertThat(heap.size()).isEqualTo(model.size());
    }
  }

  private Entry add(long deadline) {
    Entry entry = new Entry(deadline);
    heap.add(entry);
    return entry;
  }

  private final class Entry extends HeapTimer {
    Entry(long deadline) {
      super(deadline);
    }

    @Override
    void fire() {
      fired.add(this);
    }
  }
}
