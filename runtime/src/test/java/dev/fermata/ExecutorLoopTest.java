package dev.fermata;

import static dev.fermata.Script.await;
import static dev.fermata.Script.awaitSleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ExecutorLoopTest {
  @Test
  void tasksRunInTheExecutorsThread() throws Exception {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    Thread thread = executor.submit(Thread::currentThread).get();
    EventLoop loop = EventLoop.over(executor);
    CompletableFuture<Integer> future = new CompletableFuture<>();
    Task<List<Object>> task =
        loop.createTask(
            () -> {
              List<Object> trace = new ArrayList<>();
              trace.add(Thread.currentThread());
              trace.add(EventLoop.current());
              return Script.call(
                  r ->
                      await(
                          future,
                          r2 -> {
                            trace.add(Thread.currentThread());
                            return awaitSleep(
                                Duration.ofMillis(2),
                                r3 -> {
                                  trace.add(Thread.currentThread());
                                  return trace;
                                });
                          }));
            });
    future.complete(1);
    assertThat(task.join()).containsExactly(thread, loop, thread, thread);
    loop.close();
    executor.shutdown();
    assertThat(executor.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  void turnsNeverOverlapThoughTheExecutorHasManyThreads() throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(4);
    EventLoop loop = EventLoop.over(executor);
    int[] unguarded = {0};
    List<Task<Object>> tasks = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      tasks.add(loop.createTask(() -> Script.call(r -> countTo(unguarded, 50))));
    }
    tasks.forEach(Task::join);
    assertThat(unguarded[0]).isEqualTo(200 * 50);
    loop.close();
    executor.shutdown();
    assertThat(executor.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
  }

  private static Object countTo(int[] counter, int left) {
    counter[0]++;
    return left == 1 ? null : Script.yield(r -> countTo(counter, left - 1));
  }

  @Test
  void oneTurnIsPostedAtATime() {
    Queue<Runnable> posted = new ArrayDeque<>();
    EventLoop loop = EventLoop.over(posted::add);
    AtomicInteger called = new AtomicInteger();
    loop.callSoon(called::incrementAndGet);
    loop.callSoon(() -> loop.callSoon(called::incrementAndGet));
    assertThat(posted).hasSize(1);
    posted.remove().run();
    assertThat(called).hasValue(1);
    assertThat(posted).hasSize(1);
    posted.remove().run();
    assertThat(called).hasValue(2);
    assertThat(posted).isEmpty();
  }

  @Test
  void aClosedLoopDropsEverything() {
    Queue<Runnable> posted = new ArrayDeque<>();
    EventLoop loop = EventLoop.over(posted::add);
    AtomicInteger called = new AtomicInteger();
    loop.callSoon(called::incrementAndGet);
    loop.close();
    posted.remove().run();
    assertThat(called).hasValue(0);
    assertThat(posted).isEmpty();
    assertThatIllegalStateException().isThrownBy(() -> loop.callSoon(() -> {}));
  }

  @Test
  void isNotRunByHand() {
    try (EventLoop loop = EventLoop.over(Runnable::run)) {
      assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(loop::runForever);
      assertThatExceptionOfType(UnsupportedOperationException.class)
          .isThrownBy(() -> loop.runUntilComplete(Task.done()));
      assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(loop::stop);
    }
  }

  @Test
  void swingsEventThreadCanBeALoop() {
    EventLoop loop = EventLoop.over(SwingUtilities::invokeLater);
    Task<Boolean> task =
        loop.createTask(
            () ->
                Script.call(
                    r ->
                        awaitSleep(
                            Duration.ofMillis(1), r2 -> SwingUtilities.isEventDispatchThread())));
    assertThat(task.join()).isTrue();
    loop.close();
  }

  @Test
  void anEarlierTimerMovesTheAlarm() {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    EventLoop loop = EventLoop.over(executor);
    Promise<String> first = new Promise<>();
    loop.callLater(Duration.ofHours(1), () -> first.complete("late"));
    loop.callLater(Duration.ofMillis(2), () -> first.complete("early"));
    assertThat(first.join()).isEqualTo("early");
    loop.close();
    executor.shutdown();
  }
}
