package dev.fermata.it.context;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.blocking;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.run;
import static dev.fermata.Fermata.sleep;
import static dev.fermata.Fermata.toThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Allow;
import dev.fermata.Async;
import dev.fermata.EventLoop;
import dev.fermata.Task;
import dev.fermata.Warning;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sections 12 and 18 of asyncio's semantics. */
@Timeout(60)
class ThreadsTest {
  private final List<String> trace = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  private String block() throws IOException {
    begun.countDown();
    try {
      release.await();
      trace.add("released");
    } catch (InterruptedException e) {
      trace.add("interrupted");
    }
    throw new IOException("no");
  }

  @Test
  void theLoopGoesOnWhileAThreadBlocks() {
    assertThat(run(this::releasesThread)).isEqualTo("no");
    assertThat(trace).containsExactly("released");
  }

  @Async
  private Task<String> releasesThread() {
    Task<String> call = toThread(this::block);
    while (begun.getCount() > 0) {
      await(sleep(Duration.ZERO));
    }
    release.countDown();
    try {
      return Task.of(await(call, IOException.class));
    } catch (IOException e) {
      return Task.of(e.getMessage());
    }
  }

  @Test
  void cancelOfAnAwaitInterruptsWhatBlocks() {
    assertThat(run(this::cancelsWhatBlocks)).isTrue();
  }

  @Async
  private Task<Boolean> cancelsWhatBlocks() {
    Task<String> waiting = createTask(this::awaitsWhatBlocks);
    while (begun.getCount() > 0) {
      await(sleep(Duration.ZERO));
    }
    waiting.cancel();
    while (trace.size() < 2) {
      await(sleep(Duration.ofMillis(1)));
    }
    assertThat(trace).containsExactlyInAnyOrder("finally", "interrupted");
    return Task.of(waiting.isCancelled());
  }

  @Async
  private Task<String> awaitsWhatBlocks() {
    try {
      return Task.of(await(blocking(this::block)));
    } finally {
      trace.add("finally");
    }
  }

  @Test
  void aThreadMaySubmitToTheLoopAndWait() {
    assertThat(run(this::isSubmittedTo)).isEqualTo("twice 42");
  }

  @Async
  private Task<String> isSubmittedTo() {
    EventLoop loop = EventLoop.current();
    int value = await(toThread(() -> loop.submit(() -> twice(21)).join()));
    return Task.of("twice " + value);
  }

  @Async
  private Task<Integer> twice(int value) {
    await(sleep(Duration.ZERO));
    return Task.of(2 * value);
  }

  @Test
  void cancelTravelsFromAThreadIntoTheLoop() {
    assertThat(run(this::isCancelledFromAThread)).isEqualTo("cancelled");
    assertThat(trace).containsExactly("finally");
  }

  @Async
  private Task<String> isCancelledFromAThread() {
    EventLoop loop = EventLoop.current();
    CompletableFuture<Integer> future = loop.submit(this::sleepsLong);
    await(sleep(Duration.ZERO));
    await(toThread(() -> future.cancel(true)));
    try {
      await(future);
      return Task.of("ended");
    } catch (CancellationException e) {
      while (trace.isEmpty()) {
        await(sleep(Duration.ZERO));
      }
      return Task.of("cancelled");
    }
  }

  @Async
  private Task<Integer> sleepsLong() {
    try {
      await(sleep(Duration.ofHours(1)));
      return Task.of(0);
    } finally {
      trace.add("finally");
    }
  }

  @Test
  void aJoinInTheLoopIsAnErrorAndNoDeadlock() {
    assertThat(run(this::joins)).isEqualTo("refused");
  }

  @Async
  @Allow(Warning.BLOCKING_CALL) // that it blocks is what is tested
  private Task<String> joins() {
    Task<Integer> task = createTask(this::sleepsLong);
    CompletableFuture<Integer> submitted = EventLoop.current().submit(this::sleepsLong);
    assertThatThrownBy(task::join).hasMessageContaining("await(task)");
    assertThatThrownBy(submitted::join).hasMessageContaining("await(task)");
    assertThatThrownBy(() -> task.thenApply(v -> v).toCompletableFuture().get())
        .hasMessageContaining("await(task)");
    return Task.of("refused");
  }
}
