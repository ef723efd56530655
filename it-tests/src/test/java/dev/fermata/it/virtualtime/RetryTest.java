package dev.fermata.it.virtualtime;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Async;
import dev.fermata.Task;
import dev.fermata.test.TestLoop;
import dev.fermata.test.junit.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A test class as anybody would write it: of retries that wait longer and longer. */
@VirtualTime
class RetryTest {
  private final List<Duration> attempts = new ArrayList<>();
  private final List<String> log = new ArrayList<>();
  private int failures;

  @Async
  private <T> Task<T> retry(int times, Supplier<CompletionStage<T>> call) throws IOException {
    Duration pause = Duration.ofSeconds(1);
    for (int i = 1; ; i++) {
      attempts.add(TestLoop.current().elapsed());
      try {
        return Task.of(await(call.get(), IOException.class));
      } catch (IOException e) {
        if (i == times) {
          throw e;
        }
      }
      await(sleep(pause));
      pause = pause.multipliedBy(2);
    }
  }

  private CompletionStage<String> page() {
    return failures-- > 0
        ? CompletableFuture.failedFuture(new IOException("down"))
        : CompletableFuture.completedFuture("page");
  }

  @BeforeEach
  @Async
  void begin(TestLoop loop) {
    await(sleep(Duration.ofHours(1)));
    log.add("began at " + loop.elapsed());
  }

  @AfterEach
  @Async
  void end() {
    await(sleep(Duration.ofHours(1)));
    assertThat(log).first().isEqualTo("began at PT1H");
  }

  @Test
  @Async
  void pausesTwiceAsLongEachTime() throws IOException {
    failures = 16;
    String page = await(retry(20, this::page), IOException.class);
    assertThat(page).isEqualTo("page");
    assertThat(attempts).hasSize(17);
    for (int i = 1; i < attempts.size(); i++) {
      assertThat(attempts.get(i).minus(attempts.get(i - 1)).toSeconds()).isEqualTo(1L << (i - 1));
    }
  }

  @Test
  @Async
  void givesUpInTheEnd() {
    failures = 100;
    Task<String> page = createTask(() -> retry(12, this::page));
    await(sleep(Duration.ofMinutes(34)));
    assertThat(page.isDone()).isFalse();
    await(sleep(Duration.ofMinutes(1)));
    assertThat(page.exceptionNow()).hasMessage("down");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  @Async
  void triesAsOftenAsItTakes(int count) throws IOException {
    failures = count - 1;
    await(retry(3, this::page), IOException.class);
    assertThat(attempts).hasSize(count);
  }

  @RepeatedTest(3)
  @Async
  void eachTestBeginsAnew(TestLoop loop) {
    assertThat(attempts).isEmpty();
    assertThat(loop.elapsed()).isEqualTo(Duration.ofHours(1));
    await(sleep(Duration.ofHours(1)));
    attempts.add(loop.elapsed());
  }

  @Test
  void aTestThatAwaitsNothingRunsInTheLoopAsWell(TestLoop loop) {
    assertThat(TestLoop.current()).isSameAs(loop);
    createTask(() -> retry(1, this::page)).addDoneCallback(page -> log.add("fetched"));
  }

  @Test
  @VirtualTime(timeLimit = "P10D")
  @Async
  void aTestCanHaveAnotherLimit() {
    await(sleep(Duration.ofDays(9)));
  }

  @Nested
  class Within {
    @Test
    @Async
    void aNestedClassIsInVirtualTimeAsWell(TestLoop loop) {
      await(sleep(Duration.ofHours(1)));
      assertThat(loop.elapsed()).isEqualTo(Duration.ofHours(2));
      assertThat(log).hasSize(1);
    }
  }
}
