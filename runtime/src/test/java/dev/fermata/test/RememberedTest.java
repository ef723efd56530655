package dev.fermata.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RememberedTest {
  private final Set<Integer> done = new HashSet<>();
  private int looks;
  private final Remembered<Integer> items =
      new Remembered<>(
          item -> {
            looks++;
            return !done.contains(item);
          });

  @Test
  void whatMattersStaysInOrder() {
    IntStream.range(0, 1000).forEach(items::add);
    IntStream.range(0, 1000).filter(i -> i % 2 == 0).forEach(done::add);
    assertThat(items.all())
        .isEqualTo(IntStream.range(0, 1000).filter(i -> i % 2 == 1).boxed().toList());
  }

  @Test
  void toAddIsCheapInTheLongRun() {
    int count = 100_000;
    for (int i = 0; i < count; i++) {
      items.add(i);
      if (i % 3 != 0) {
        done.add(i);
      }
    }
    assertThat(looks).isLessThan(10 * count);
  }
}
