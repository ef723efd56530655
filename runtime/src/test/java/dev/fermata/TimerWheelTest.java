package dev.fermata;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimerWheelTest {
  private static final long YEAR = 365L * 24 * 3600 * 1_000_000_000;

  private final TimerWheel wheel = new TimerWheel();
  private final List<Entry> fired = new ArrayList<>();

  @Test
  void firesInOrderOfDeadlinesAndThenOfAddition() {
    Entry late = add(20);
    Entry first = add(10);
    Entry second = add(10);
    Entry third = add(10);
    wheel.fireUntil(9);
    assertThat(fired).isEmpty();
    wheel.fireUntil(10);
    assertThat(fired).containsExactly(first, second, third);
    assertThat(wheel.earliest()).isEqualTo(20);
    wheel.fireUntil(25);
    assertThat(fired).endsWith(late).hasSize(4);
    assertThat(wheel.isEmpty()).isTrue();
  }

  @Test
  void equalDeadlinesFireInTheOrderOfAdditionHoweverFarAwayTheyWereAdded() {
    wheel.fireUntil(0);
    long deadline = 90 * 60 * 1_000_000_000L;
    List<Entry> expected = new ArrayList<>();
    for (long away : new long[] {deadline, 1L << 40, 1L << 33, 1L << 27, 1L << 21, 1000, 1}) {
      add(deadline - away); // so that time goes on to there
      wheel.fireUntil(deadline - away);
      expected.add(add(deadline));
      expected.add(add(deadline));
    }
    wheel.fireUntil(deadline);
    assertThat(fired.stream().filter(e -> e.deadline == deadline)).isEqualTo(expected);
  }

  @Test
  void aTimerWithinTheTickOfTheClockIsNeitherEarlyNorLate() {
    wheel.fireUntil(0);
    Entry second = add(700);
    Entry first = add(300);
    assertThat(wheel.earliest()).isEqualTo(300);
    wheel.fireUntil(299);
    assertThat(fired).isEmpty();
    wheel.fireUntil(300);
    assertThat(fired).containsExactly(first);
    Entry between = add(500);
    assertThat(wheel.earliest()).isEqualTo(500);
    wheel.fireUntil(699);
    assertThat(fired).containsExactly(first, between);
    wheel.fireUntil(700);
    assertThat(fired).containsExactly(first, between, second);
  }

  @Test
  void ordersAcrossTheOverflowOfTheClock() {
    Entry after = add(Long.MIN_VALUE + 5);
    Entry before = add(Long.MAX_VALUE - 5);
    wheel.fireUntil(Long.MIN_VALUE + 10);
    assertThat(fired).containsExactly(before, after);
  }

  @Test
  void firesTimersThatAreYearsAwayAtTheirTime() {
    wheel.fireUntil(0);
    List<Entry> entries =
        LongStream.of(146, 100, 1, 75, 10, 140).mapToObj(years -> add(years * YEAR)).toList();
    for (Entry entry : sorted(entries)) {
      assertThat(wheel.earliest()).isEqualTo(entry.deadline);
      wheel.fireUntil(entry.deadline - 1);
      assertThat(fired).doesNotContain(entry);
      wheel.fireUntil(entry.deadline);
      assertThat(fired).endsWith(entry);
    }
    assertThat(wheel.isEmpty()).isTrue();
  }

  @Test
  void aClockThatBeginsAnywhereIsKeptUpWith() {
    for (long origin : new long[] {0, -YEAR, 100 * YEAR, Long.MIN_VALUE, Long.MAX_VALUE}) {
      TimerWheel fresh = new TimerWheel();
      fired.clear();
      List<Entry> expected = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        Entry entry = new Entry(origin + (1L << i % 50));
        fresh.add(entry);
        expected.add(entry);
      }
      fresh.fireUntil(origin);
      assertThat(fired).isEmpty();
      assertThat(fresh.earliest()).isEqualTo(origin + 1);
      fresh.fireUntil(origin + (1L << 50));
      assertThat(fired).isEqualTo(sorted(expected));
    }
  }

  @Test
  @Timeout(60)
  void aCancelledTimerIsHeldByNothing() {
    List<WeakReference<Entry>> entries =
        IntStream.range(0, 63).mapToObj(i -> new WeakReference<>(add(1L << i))).toList();
    for (WeakReference<Entry> reference : entries) {
      Entry entry = Objects.requireNonNull(reference.get());
      assertThat(wheel.remove(entry)).isTrue();
      assertThat(wheel.remove(entry)).isFalse();
      assertThat(entry.isStarted()).isFalse();
    }
    assertThat(wheel.isEmpty()).isTrue();
    while (entries.stream().anyMatch(entry -> !entry.refersTo(null))) {
      System.gc();
    }
    wheel.fireUntil(Long.MAX_VALUE);
    assertThat(fired).isEmpty();
  }

  @Test
  void timersOfOneSlotAreInOrderWhicheverAreCancelled() {
    wheel.fireUntil(0);
    Random random = new Random(5);
    List<Entry> left = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      left.add(add(40_000_000 + random.nextInt(1000)));
      // Their number goes up and down, from a few to thousands.
      boolean more = i / 10_000 % 2 == 0;
      for (int n = random.nextInt(more ? 2 : 4); n > 0 && !left.isEmpty(); n--) {
        int place = random.nextInt(left.size());
        assertThat(wheel.remove(left.get(place))).isTrue();
        left.remove(place);
      }
    }
    assertThat(wheel.size()).isEqualTo(left.size());
    wheel.fireUntil(50_000_000);
    assertThat(fired).isEqualTo(sorted(left));
  }

  @Test
  void whatWasClearedIsOutsideAndCanComeBack() {
    wheel.fireUntil(0);
    List<Entry> entries = IntStream.range(0, 63).mapToObj(i -> add(1L << i)).toList();
    wheel.clear();
    assertThat(wheel.isEmpty()).isTrue();
    assertThat(entries).noneMatch(wheel::remove);
    entries.forEach(wheel::add);
    assertThat(wheel.size()).isEqualTo(63);
    wheel.fireUntil(1L << 62);
    assertThat(fired).isEqualTo(entries);
  }

  @Test
  void theEarliestIsRightUnlessItWasCancelledAndThenNotTooLate() {
    wheel.fireUntil(0);
    long second = 1_000_000_000L;
    Entry first = add(30 * second);
    add(40 * second);
    assertThat(wheel.earliest()).isEqualTo(30 * second);
    wheel.remove(first);
    assertThat(wheel.earliest()).isBetween(0L, 40 * second);
    wheel.fireUntil(30 * second);
    assertThat(fired).isEmpty();
    assertThat(wheel.earliest()).isEqualTo(40 * second);
  }

  @Test
  void aMillionTimersWithOneDeadlineFireInOrder() {
    wheel.fireUntil(0);
    List<Entry> entries =
        IntStream.range(0, 1_000_000).mapToObj(i -> add(3_600_000_000_000L)).toList();
    wheel.fireUntil(3_600_000_000_000L);
    assertThat(fired).isEqualTo(entries);
  }

  @Test
  void manyTimersThatCameTooLateAreStillSorted() {
    wheel.fireUntil(0);
    add(1_000_000_000);
    wheel.fireUntil(1_000_000_000);
    fired.clear();
    Random random = new Random(2);
    List<Entry> entries =
        random.ints(100_000, 0, 1_000_000_000).mapToObj(deadline -> add(deadline)).toList();
    wheel.fireUntil(1_000_000_000);
    assertThat(fired).isEqualTo(sorted(entries));
  }

  @Test
  void whatIsAddedWhileTimersFireHasItsPlaceAmongThem() {
    wheel.fireUntil(0);
    Entry late = new Entry(20);
    Entry early = new Entry(5);
    Entry same = new Entry(10);
    wheel.add(
        new Entry(5) {
          @Override
          void fire() {
            super.fire();
            wheel.add(late);
            wheel.add(early);
            wheel.add(same);
          }
        });
    Entry before = add(10);
    wheel.fireUntil(15);
    assertThat(fired).hasSize(4).endsWith(early, before, same);
    assertThat(wheel.earliest()).isEqualTo(20);
  }

  /** The lengths of time differ, so that each level and each way down from it is used. */
  @ParameterizedTest
  @ValueSource(ints = {6, 16, 22, 28, 36, 45, 58})
  void doesWhatASortedListWouldDo(int bits) {
    for (int seed = 0; seed < 20; seed++) {
      new Comparison(new Random(seed), bits).run();
    }
  }

  /** The wheel beside a list that is sorted at each step. */
  private final class Comparison {
    private final Random random;
    private final int bits;
    private final TimerWheel wheel = new TimerWheel();
    private final List<Entry> model = new ArrayList<>();
    private long now;

    /** What the earliest deadline was when it was last looked up, or an earlier one that came. */
    private long earliest;

    Comparison(Random random, int bits) {
      this.random = random;
      this.bits = bits;
      now = random.nextLong();
    }

    void run() {
      for (int i = 0; i < 1000; i++) {
        int what = random.nextInt(20);
        if (what < 12) {
          add();
        } else if (what < 17) {
          cancel();
        } else {
          jump(
              random.nextInt(4) == 0 && !model.isEmpty() ? sorted(model).get(0).deadline : later());
        }
        assertThat(wheel.size()).isEqualTo(model.size());
        if (!model.isEmpty()) {
          assertThat(wheel.earliest()).isEqualTo(earliest);
        }
      }
      jump(now + (1L << 62));
      assertThat(wheel.isEmpty()).isTrue();
    }

    private void add() {
      boolean again = !model.isEmpty() && random.nextInt(3) == 0;
      long deadline =
          again ? model.get(random.nextInt(model.size())).deadline : now + length(bits) - 3;
      if (model.isEmpty() || deadline - earliest < 0) {
        earliest = deadline;
      }
      Entry entry = new Entry(deadline);
      model.add(entry);
      wheel.add(entry);
    }

    private void cancel() {
      if (model.isEmpty()) {
        return;
      }
      Entry entry = model.get(random.nextInt(model.size()));
      model.remove(entry);
      assertThat(wheel.remove(entry)).isTrue();
      assertThat(wheel.remove(entry)).isFalse();
    }

    private void jump(long to) {
      if (to - now > 0) {
        now = to;
      }
      List<Entry> due = sorted(model.stream().filter(e -> e.deadline - now <= 0).toList());
      model.removeAll(due);
      fired.clear();
      wheel.fireUntil(now);
      assertThat(fired).isEqualTo(due);
      if (earliest - now <= 0 && !model.isEmpty()) {
        earliest = sorted(model).get(0).deadline;
      }
    }

    private long later() {
      return now + length(bits - 2);
    }

    /** Short lengths are as likely as long ones. */
    private long length(int bits) {
      return random.nextLong() >>> (Long.SIZE - 1 - random.nextInt(Math.max(1, bits)));
    }
  }

  private static List<Entry> sorted(List<Entry> entries) {
    List<Entry> sorted = new ArrayList<>(entries);
    sorted.sort((a, b) -> Long.signum(a.deadline - b.deadline));
    return sorted;
  }

  private Entry add(long deadline) {
    Entry entry = new Entry(deadline);
    wheel.add(entry);
    return entry;
  }

  private class Entry extends LoopTimer {
    Entry(long deadline) {
      super(deadline);
    }

    @Override
    void fire() {
      fired.add(this);
    }
  }
}
