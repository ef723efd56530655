package dev.fermata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventLoopTest {
  private final CountingWait idleWait = new CountingWait();
  private final EventLoop loop = new EventLoop(idleWait);
  private final List<Object> trace = new ArrayList<>();

  @AfterEach
  void closeLoop() {
    loop.close();
  }

  @Test
  void callbacksRunInTheOrderInWhichTheyWereAdded() {
    for (int i = 0; i < 5; i++) {
      int number = i;
      loop.callSoon(() -> trace.add(number));
    }
    runOneTurn();
    assertThat(trace).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void whatBecomesReadyDuringATurnRunsInTheNext() {
    loop.callSoon(
        () -> {
          trace.add("a");
          loop.callSoon(() -> trace.add("later"));
          loop.stop();
        });
    loop.callSoon(() -> trace.add("b"));
    loop.runForever();
    assertThat(trace).containsExactly("a", "b");
    runOneTurn();
    assertThat(trace).containsExactly("a", "b", "later");
  }

  @Test
  void createdTasksBeginInOrderAfterCallbacksThatWereThereBefore() {
    loop.callSoon(() -> trace.add("soon"));
    loop.createTask(() -> traced("task 1"));
    loop.createTask(() -> traced("task 2"));
    loop.callSoon(() -> trace.add("soon too"));
    runOneTurn();
    assertThat(trace).containsExactly("soon", "task 1", "task 2", "soon too");
  }

  @Test
  void aCancelledCallbackIsNotCalled() {
    Handle handle = loop.callSoon(() -> trace.add("never"));
    assertThat(handle.cancelled()).isFalse();
    handle.cancel();
    assertThat(handle.cancelled()).isTrue();
    runOneTurn();
    assertThat(trace).isEmpty();
  }

  @Test
  void anExceptionOfACallbackGoesToTheHandlerAndTheLoopGoesOn() {
    List<ExceptionContext> contexts = new ArrayList<>();
    loop.setExceptionHandler((l, context) -> contexts.add(context));
    IllegalArgumentException failure = new IllegalArgumentException("x");
    Handle handle =
        loop.callSoon(
            () -> {
              throw failure;
            });
    loop.callSoon(() -> trace.add("goes on"));
    runOneTurn();
    assertThat(trace).containsExactly("goes on");
    assertThat(contexts)
        .containsExactly(new ExceptionContext("A callback failed", failure, null, handle));
  }

  @Test
  void anErrorOfTheVirtualMachineEndsTheLoopAndLosesNothing() {
    InternalError error = new InternalError("vm");
    loop.callSoon(
        () -> {
          throw error;
        });
    loop.callSoon(() -> trace.add("later"));
    assertThatThrownBy(loop::runForever).isSameAs(error);
    assertThat(loop.isRunning()).isFalse();
    assertThat(EventLoop.currentOrNull()).isNull();
    runOneTurn();
    assertThat(trace).containsExactly("later");
  }

  @Test
  void runUntilCompleteReturnsTheValueOrThrowsTheFailureAsItIs() {
    assertThat(loop.<Integer>runUntilComplete(Task.of(1))).isEqualTo(1);
    assertThat(loop.runUntilComplete(() -> CompletableFuture.completedStage(2))).isEqualTo(2);
    IOException failure = new IOException("x");
    assertThatThrownBy(() -> loop.runUntilComplete(Task.failed(failure))).isSameAs(failure);
  }

  @Test
  void runUntilCompleteOfAPromiseThatAnotherThreadCompletes() throws Exception {
    Promise<String> promise = new Promise<>();
    Thread thread = new Thread(() -> promise.complete("done"));
    loop.callSoon(thread::start);
    assertThat(loop.<String>runUntilComplete(promise)).isEqualTo("done");
    thread.join();
  }

  @Test
  void aStoppedLoopLeavesTheTaskAndCanGoOn() {
    Promise<Integer> promise = loop.createPromise();
    loop.callSoon(loop::stop);
    assertThatIllegalStateException()
        .isThrownBy(() -> loop.runUntilComplete(promise))
        .withMessageContaining("stopped before");
    loop.callSoon(() -> promise.complete(3));
    assertThat(loop.<Integer>runUntilComplete(promise)).isEqualTo(3);
  }

  @Test
  void noLoopRunsInsideAnother() {
    loop.callSoon(
        () -> {
          try (EventLoop inner = new EventLoop()) {
            assertThatIllegalStateException().isThrownBy(inner::runForever);
            assertThatIllegalStateException().isThrownBy(loop::runForever);
            assertThatIllegalStateException().isThrownBy(() -> Fermata.run(Task::done));
            trace.add("refused");
          }
        });
    runOneTurn();
    assertThat(trace).containsExactly("refused");
  }

  @Test
  void theCurrentLoopIsTheOneThatRuns() {
    assertThat(EventLoop.currentOrNull()).isNull();
    assertThatIllegalStateException().isThrownBy(EventLoop::current);
    assertThat(loop.isRunning()).isFalse();
    loop.callSoon(
        () -> {
          trace.add(EventLoop.current());
          trace.add(loop.isRunning());
        });
    runOneTurn();
    assertThat(trace).containsExactly(loop, true);
  }

  @Test
  void aClosedLoopRefusesEverything() {
    loop.callSoon(() -> trace.add("dropped"));
    loop.callLater(Duration.ZERO, () -> trace.add("dropped"));
    loop.close();
    loop.close();
    assertThat(loop.isClosed()).isTrue();
    assertThatIllegalStateException().isThrownBy(() -> loop.callSoon(() -> {}));
    assertThatIllegalStateException().isThrownBy(() -> loop.callSoonThreadsafe(() -> {}));
    assertThatIllegalStateException()
        .isThrownBy(() -> loop.callLater(Duration.ofDays(1), () -> {}));
    assertThatIllegalStateException().isThrownBy(() -> loop.createTask(Task::done));
    assertThatIllegalStateException().isThrownBy(loop::runForever);
    assertThat(trace).isEmpty();
  }

  @Test
  void aRunningLoopIsNotClosed() {
    loop.callSoon(() -> assertThatIllegalStateException().isThrownBy(loop::close));
    runOneTurn();
    assertThat(loop.isClosed()).isFalse();
  }

  @Test
  void anIdleLoopIsWokenOnceByAnotherThread() throws Exception {
    Thread thread =
        new Thread(
            () -> {
              idleWait.awaitIdle();
              loop.callSoonThreadsafe(
                  () -> {
                    trace.add("called");
                    loop.stop();
                  });
            });
    thread.start();
    loop.runForever();
    thread.join();
    assertThat(trace).containsExactly("called");
    assertThat(idleWait.wakeUps).hasValue(1);
  }

  @Test
  void aBusyLoopIsNotWoken() throws Exception {
    CountDownLatch submitted = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              loop.callSoonThreadsafe(loop::stop);
              submitted.countDown();
            });
    loop.callSoon(
        () -> {
          thread.start();
          awaitUninterruptibly(submitted);
        });
    loop.runForever();
    thread.join();
    assertThat(idleWait.wakeUps).hasValue(0);
    assertThat(idleWait.waits).hasValue(0);
  }

  @Test
  void anInterruptStopsTheLoop() throws Exception {
    Thread runner = Thread.currentThread();
    Thread thread =
        new Thread(
            () -> {
              idleWait.awaitIdle();
              runner.interrupt();
            });
    thread.start();
    Promise<Integer> promise = loop.createPromise();
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> loop.runUntilComplete(promise))
        .withMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(promise.isDone()).isFalse();
    thread.join();
  }

  @Test
  void manyThreadsSubmitAndEachKeepsItsOrder() throws Exception {
    int threads = 4;
    int each = 10_000;
    int[] last = new int[threads];
    AtomicInteger left = new AtomicInteger(threads * each);
    List<Thread> all = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      int thread = t;
      all.add(
          new Thread(
              () -> {
                for (int i = 1; i <= each; i++) {
                  int number = i;
                  loop.callSoonThreadsafe(
                      () -> {
                        assertThat(last[thread]).isEqualTo(number - 1);
                        last[thread] = number;
                        if (left.decrementAndGet() == 0) {
                          loop.stop();
                        }
                      });
                }
              }));
    }
    all.forEach(Thread::start);
    loop.runForever();
    for (Thread thread : all) {
      thread.join();
    }
    assertThat(last).containsOnly(each);
  }

  private Task<Void> traced(String text) {
    trace.add(text);
    return Task.done();
  }

  private void runOneTurn() {
    loop.stop();
    loop.runForever();
  }

  static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static final class CountingWait implements dev.fermata.abi.IdleWait {
    final AtomicInteger waits = new AtomicInteger();
    final AtomicInteger wakeUps = new AtomicInteger();
    private final CountDownLatch idle = new CountDownLatch(1);

    void awaitIdle() {
      awaitUninterruptibly(idle);
    }

    @Override
    public void await(long nanos) {
      waits.incrementAndGet();
      idle.countDown();
      LockSupport.parkNanos(nanos);
    }

    @Override
    public void wakeUp(Thread thread) {
      wakeUps.incrementAndGet();
      LockSupport.unpark(thread);
    }
  }
}
