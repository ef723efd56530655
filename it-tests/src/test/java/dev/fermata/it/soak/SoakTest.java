package dev.fermata.it.soak;

import static dev.fermata.Fermata.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Async;
import dev.fermata.EventLoop;
import dev.fermata.Runner;
import dev.fermata.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code -Dfermata.soak=10} has it run for ten minutes, with 100,000 tasks in each round. */
class SoakTest {
  private static final int MINUTES = Integer.getInteger("fermata.soak", 0);
  private static final Duration DURATION =
      MINUTES > 0 ? Duration.ofMinutes(MINUTES) : Duration.ofSeconds(4);
  private static final int TASKS = MINUTES > 0 ? 100_000 : 1_000;
  private static final long FIRST_SEED = Long.getLong("fermata.soak.seed", 1);
  private static final long MOST_GROWTH = 8 << 20;

  private final List<String> reports = Collections.synchronizedList(new ArrayList<>());

  @Test
  void nothingIsLostHeldOrLeftBehind() {
    try (Runner runner = new Runner()) {
      long end = System.nanoTime() + DURATION.toNanos();
      long seed = FIRST_SEED;
      long used = 0;
      int rounds = 0;
      Soak soak;
      do {
        soak = new Soak(seed);
        Soak current = soak;
        List<String> mistakes = runner.run(() -> round(current));
        assertThat(mistakes).as("seed %d of %d tasks: %s", seed, TASKS, soak).isEmpty();
        assertThat(reports).as("seed %d", seed).isEmpty();
        seed++;
        if (++rounds == 2) {
          used = usedHeap();
        }
      } while (System.nanoTime() - end < 0 || rounds < 3);
      assertThat(usedHeap() - used).as("growth of the heap").isLessThan(MOST_GROWTH);
      System.out.printf(
          "Soak: %d rounds of %,d tasks from seed %d; the last: %s%n",
          rounds, TASKS, FIRST_SEED, soak);
    }
  }

  @Async
  private Task<List<String>> round(Soak soak) {
    EventLoop.current().setExceptionHandler((loop, context) -> reports.add(context.toString()));
    return Task.of(await(soak.round(TASKS)));
  }

  private static long usedHeap() {
    Runtime runtime = Runtime.getRuntime();
    long used = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
    }
    return used;
  }
}
