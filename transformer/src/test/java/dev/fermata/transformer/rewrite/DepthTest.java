package dev.fermata.transformer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.fermata.EventLoop;
import dev.fermata.Task;
import dev.fermata.transformer.testing.Compile;
import dev.fermata.transformer.testing.Program;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recursion and loops that go far beyond what a stack or a heap would hold. */
class DepthTest {
  private static final int DEPTH = 50_000;
  private static final int AWAITS = 1_000_000;

  /** What plain Java calls of this depth take too. */
  private static final long BIG_STACK = 512L << 20;

  private static final Program PROGRAM =
      Program.rewritten(
          Compile.withDebugInformation()
              .sources(
                  """
                  import static dev.fermata.Fermata.*;
                  import dev.fermata.*;
                  import java.time.Duration;
                  class App {
                    @Async static Task<Integer> suspendsFirst(int depth) {
                      if (depth == 0) return Task.of(0);
                      await(sleep(Duration.ZERO));
                      return Task.of(1 + await(suspendsFirst(depth - 1)));
                    }
                    @Async Task<Integer> overridableSuspendsFirst(int depth) {
                      if (depth == 0) return Task.of(0);
                      await(sleep(Duration.ZERO));
                      return Task.of(1 + await(overridableSuspendsFirst(depth - 1)));
                    }
                    static Task<Integer> overridable(int depth) {
                      return new App().overridableSuspendsFirst(depth);
                    }
                    @Async static Task<Integer> suspendsLast(int depth) {
                      if (depth == 0) {
                        await(sleep(Duration.ZERO));
                        return Task.of(0);
                      }
                      return Task.of(1 + await(suspendsLast(depth - 1)));
                    }
                    @Async static Task<Integer> failsLast(int depth) {
                      if (depth == 0) {
                        await(sleep(Duration.ZERO));
                        throw new IllegalStateException("deep");
                      }
                      try {
                        return Task.of(1 + await(failsLast(depth - 1)));
                      } finally {
                        Thread.onSpinWait();
                      }
                    }
                    @Async static Task<Integer> loop(int turns) {
                      int sum = 0;
                      for (int i = 0; i < turns; i++) {
                        await(sleep(Duration.ZERO));
                        sum++;
                      }
                      return Task.of(sum);
                    }
                    @Async static Task<Integer> readyLoop(int turns) {
                      int sum = 0;
                      Task<Integer> one = Task.of(1);
                      for (int i = 0; i < turns; i++) sum += await(one);
                      return Task.of(sum);
                    }
                  }
                  """));

  @ParameterizedTest
  @ValueSource(strings = {"suspendsFirst", "overridable"})
  void recursionOfCallsThatSuspendFirstTakesNoStack(String method) {
    assertThat(run(method, DEPTH)).isEqualTo(DEPTH);
  }

  @Test
  void callsThatSuspendAtTheBottomGoOnWithoutAStack() throws InterruptedException {
    assertThat(startInThread("suspendsLast").join()).isEqualTo(DEPTH);
  }

  @Test
  void failureGoesThroughAllHandlersOfADeepChain() throws InterruptedException {
    Task<?> task = startInThread("failsLast");

    assertThat(task.isCompletedExceptionally()).isTrue();
    assertThat(task.exceptionNow()).hasMessage("deep");
  }

  /** Builds the chain on a big stack, and then goes on on the stack of the test. */
  private static Task<?> startInThread(String method) throws InterruptedException {
    try (EventLoop loop = new EventLoop()) {
      AtomicReference<Task<?>> started = new AtomicReference<>();
      Thread thread =
          new Thread(
              null,
              () -> {
                loop.callSoon(
                    () -> {
                      started.set(call(method, DEPTH));
                      loop.stop();
                    });
                loop.runForever();
              },
              "builder",
              BIG_STACK);
      thread.start();
      thread.join();
      assertThat(started.get().isDone()).isFalse();
      started.get().addDoneCallback(task -> loop.stop());
      loop.runForever();
      return started.get();
    }
  }

  @Test
  void loopOfAMillionAwaitsThatSuspendAllocatesNothing() {
    assertThat(run("loop", AWAITS)).isEqualTo(AWAITS);
    long before = allocated();

    run("loop", AWAITS);

    assertThat(allocated() - before).isLessThan(AWAITS);
  }

  @Test
  void loopOfAMillionAwaitsThatAreReadyAllocatesNothing() {
    assertThat(run("readyLoop", AWAITS)).isEqualTo(AWAITS);
    long before = allocated();

    run("readyLoop", AWAITS);

    assertThat(allocated() - before).isLessThan(AWAITS);
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  @SuppressWarnings("unchecked")
  private static Integer run(String method, int argument) {
    try (EventLoop loop = new EventLoop()) {
      return loop.runUntilComplete(() -> (Task<Integer>) call(method, argument));
    }
  }

  private static Task<?> call(String method, int argument) {
    return (Task<?>) PROGRAM.call("App", method, argument);
  }
}
