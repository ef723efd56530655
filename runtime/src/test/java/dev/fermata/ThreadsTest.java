package dev.fermata;

import static dev.fermata.Fermata.blocking;
import static dev.fermata.Fermata.toThread;
import static dev.fermata.Script.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls in other threads: sections 12 and 18 of asyncio's semantics. */
@Timeout(value = 60, threadMode = SEPARATE_THREAD)
class ThreadsTest {
  private final ContextVar<Integer> variable = new ContextVar<>("variable", 0);
  private final EventLoop loop = new EventLoop();
  private final List<Object> trace = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  /** The ways to make a call in another thread. */
  enum Way {
    TO_THREAD,
    BLOCKING,
    EXECUTOR;

    <T> Task<T> call(Callable<T> body) {
      return switch (this) {
        case TO_THREAD -> toThread(body);
        case BLOCKING -> blocking(body);
        case EXECUTOR -> EventLoop.current().runInExecutor(body);
      };
    }
  }

  @AfterEach
  void closeLoop() {
    release.countDown();
    loop.close();
  }

  private Object run(Script.Step body) {
    return loop.runUntilComplete(() -> Script.call(body));
  }

  private Object blockUntilReleased() {
    begun.countDown();
    try {
      release.await();
      trace.add("released");
    } catch (InterruptedException e) {
      trace.add("interrupted");
    }
    return "value";
  }

  private void awaitBegun() {
    try {
      begun.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCallRunsInAnotherThreadAndItsTaskGoesOnInTheLoop(Way way) {
    Thread thread = Thread.currentThread();
    Object value =
        run(
            r ->
                await(
                    way.call(
                        () -> {
                          trace.add(Thread.currentThread() != thread);
                          trace.add(EventLoop.currentOrNull() == null);
                          trace.add(Thread.currentThread().isDaemon());
                          return "value";
                        }),
                    r2 -> {
                      trace.add(Thread.currentThread() == thread);
                      return r2.get();
                    }));
    assertThat(value).isEqualTo("value");
    assertThat(trace).containsExactly(true, true, true, true);
  }

  @ParameterizedTest
  @EnumSource
  void aFailureIsThrownAsItIs(Way way) {
    IOException failure = new IOException("no");
    assertThatThrownBy(
            () ->
                run(
                    r ->
                        await(
                            way.call(
                                () -> {
                                  throw failure;
                                }),
                            Script.Received::get)))
        .isSameAs(failure);
  }

  @ParameterizedTest
  @EnumSource(names = {"TO_THREAD", "BLOCKING"})
  void theContextIsCopied(Way way) {
    run(
        r -> {
          variable.set(1);
          Task<Integer> call =
              way.call(
                  () -> {
                    trace.add(variable.get());
                    variable.set(2);
                    return variable.get();
                  });
          return await(call, r2 -> trace.add(r2.get()) && trace.add(variable.get()));
        });
    assertThat(trace).containsExactly(1, 2, 1);
  }

  @Test
  void runInExecutorDoesNotCopyTheContext() {
    run(
        r -> {
          variable.set(1);
          return await(loop.runInExecutor(variable::get), r2 -> trace.add(r2.get()));
        });
    assertThat(trace).containsExactly(0);
  }

  @ParameterizedTest
  @EnumSource(names = {"TO_THREAD", "EXECUTOR"})
  void cancelEndsTheTaskOnlyAndRunWaitsForTheThreadAtItsEnd(Way way) {
    assertThatThrownBy(
            () ->
                Fermata.run(
                    () ->
                        Script.call(
                            r -> {
                              EventLoop.current().setDefaultExecutor(new ReleasingExecutor());
                              Task<Object> call = way.call(this::blockUntilReleased);
                              awaitBegun();
                              call.cancel("enough");
                              trace.add(call.isCancelled());
                              return await(call, Script.Received::get);
                            })))
        .isInstanceOf(CancellationException.class)
        .hasMessage("enough");
    assertThat(trace).containsExactly(true, "released");
  }

  /** Releases the call that it runs when it is shut down. */
  private final class ReleasingExecutor extends ThreadPoolExecutor {
    ReleasingExecutor() {
      super(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    }

    @Override
    public void shutdown() {
      super.shutdown();
      release.countDown();
    }
  }

  @Test
  void cancelInterruptsABlockingCall() {
    CountDownLatch over = new CountDownLatch(1);
    run(
        r -> {
          Task<Object> call =
              blocking(
                  () -> {
                    Object value = blockUntilReleased();
                    over.countDown();
                    return value;
                  });
          awaitBegun();
          assertThat(call.cancel("enough")).isTrue();
          assertThat(call.cancel()).isFalse();
          over.await();
          return await(
              call,
              r2 -> {
                assertThatThrownBy(r2::get)
                    .isInstanceOf(CancellationException.class)
                    .hasMessage("enough");
                return "end";
              });
        });
    assertThat(trace).containsExactly("interrupted");
  }

  @Test
  void cancelOfTheAwaitingTaskCancelsTheCall() {
    List<Task<Object>> call = new ArrayList<>();
    Task<Object> waiting =
        loop.createTask(
            () ->
                Script.call(
                    r -> {
                      call.add(toThread(this::blockUntilReleased));
                      return await(call.get(0), Script.Received::get);
                    }));
    loop.callSoon(waiting::cancel);
    assertThatThrownBy(() -> loop.runUntilComplete(waiting))
        .isInstanceOf(CancellationException.class);
    assertThat(call.get(0).isCancelled()).isTrue();
  }

  @Test
  void aCancelledCallThatHasNotBegunNeverDoes() {
    List<Runnable> queued = new ArrayList<>();
    Task<Boolean> call = loop.runInExecutor(queued::add, () -> trace.add("called"));
    call.cancel();
    queued.forEach(Runnable::run);
    assertThat(trace).isEmpty();
    assertThat(call.isCancelled()).isTrue();
  }

  @Test
  void anExecutorThatRefusesIsReportedAtOnce() {
    assertThatThrownBy(
            () ->
                loop.runInExecutor(
                    call -> {
                      throw new RejectedExecutionException("full");
                    },
                    () -> "value"))
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessage("full");
  }

  @Test
  void toThreadNeedsALoop() {
    assertThatThrownBy(() -> toThread(() -> "value"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("No event loop runs in this thread");
  }

  @Test
  void blockingNeedsNone() {
    assertThat(blocking(() -> "value").join()).isEqualTo("value");
  }

  @Test
  void blockingTakesAVirtualThreadWhereThereAreAny() {
    Thread thread = blocking(Thread::currentThread).join();
    assertThat(thread.getName()).startsWith("fermata-blocking-");
    assertThat(thread.toString().startsWith("VirtualThread"))
        .isEqualTo(Runtime.version().feature() >= 21);
  }

  @Test
  void manyBlockingCallsRunAtTheSameTime() {
    int calls = 50;
    CountDownLatch all = new CountDownLatch(calls);
    List<Task<Integer>> tasks = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      int value = i;
      tasks.add(
          blocking(
              () -> {
                all.countDown();
                all.await();
                return value;
              }));
    }
    assertThat(Fermata.gather(tasks).join()).hasSize(calls).startsWith(0, 1).endsWith(49);
  }

  // The default executor.

  @Test
  void theDefaultExecutorHasAFewNamedDaemonThreads() {
    Thread thread =
        (Thread) run(r -> await(loop.runInExecutor(Thread::currentThread), Script.Received::get));
    assertThat(thread.getName()).isEqualTo("fermata-executor-1");
    assertThat(thread.isDaemon()).isTrue();
  }

  @Test
  void theDefaultExecutorCanBeReplaced() {
    ExecutorService own = Executors.newSingleThreadExecutor(r -> new Thread(r, "own"));
    loop.setDefaultExecutor(own);
    assertThat(
            run(r -> await(toThread(() -> Thread.currentThread().getName()), Script.Received::get)))
        .isEqualTo("own");
    loop.close();
    assertThat(own.isShutdown()).isTrue();
  }

  @Test
  void anExecutorThatIsShutDownTakesNoMoreCalls() {
    loop.runUntilComplete(loop.shutdownDefaultExecutor(Duration.ofHours(1)));
    assertThatThrownBy(() -> loop.runInExecutor(() -> "value"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has been shut down");
  }

  @Test
  void shutdownWaitsForCallsOnlyAsLongAsItIsToldTo() {
    Task<Object> call = loop.runInExecutor(this::blockUntilReleased);
    try (LogCapture log = LogCapture.of(EventLoop.class, new ArrayList<>())) {
      loop.runUntilComplete(loop.shutdownDefaultExecutor(Duration.ofMillis(1)));
      assertThat(log.messages())
          .singleElement()
          .asString()
          .startsWith("The default executor still runs calls, PT0.001S after its shutdown: ");
    }
    assertThat(call.isDone()).isFalse();
  }

  @Test
  void duringTheShutdownCallsCanStillUseTheLoop() {
    Object value =
        Fermata.run(
            () ->
                Script.call(
                    r -> {
                      EventLoop current = EventLoop.current();
                      current.setDefaultExecutor(new ReleasingExecutor());
                      Task<Object> call =
                          toThread(
                              () -> {
                                release.await();
                                return current.submit(() -> Task.of("from the loop")).get();
                              });
                      call.addDoneCallback(c -> trace.add(c.resultNow()));
                      return "end";
                    }));
    assertThat(value).isEqualTo("end");
    assertThat(trace).containsExactly("from the loop");
  }
}
