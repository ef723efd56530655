package dev.fermata.transformer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.EventLoop;
import dev.fermata.Fermata;
import dev.fermata.Promise;
import dev.fermata.Task;
import dev.fermata.transformer.testing.Compile;
import dev.fermata.transformer.testing.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What a call returns, and when, to a caller that does not await it. */
class WrapperWriterTest {
  private static final Program PROGRAM =
      Program.rewritten(
          Compile.withDebugInformation()
              .sources(
                  """
                  import static dev.fermata.Fermata.await;
                  import dev.fermata.*;
                  import java.util.List;
                  import java.util.concurrent.*;
                  class App {
                    @Async static Task<Object> task(CompletionStage<?> s) { return Task.of(await(s)); }
                    @Async static CompletionStage<Object> stage(CompletionStage<?> s) { return Task.of(await(s)); }
                    @Async static CompletableFuture<Object> future(CompletionStage<?> s) {
                      return CompletableFuture.completedFuture(await(s));
                    }
                    @Async static void nothing(CompletionStage<?> s, List<Object> log) {
                      log.add("begin");
                      log.add(await(s));
                    }
                    @Async static Task<Object> returnsNull(CompletionStage<?> s) { await(s); return null; }
                    @Async static Task<Object> current(CompletionStage<?> s, List<Object> log) {
                      log.add(Fermata.currentTask());
                      await(s);
                      log.add(Fermata.currentTask());
                      return Task.of("end");
                    }
                    @Async static Task<Object> failsAfterCurrent(List<Object> log) {
                      log.add(Fermata.currentTask());
                      throw new IllegalStateException("failed");
                    }
                    @Async static Task<Integer> endless() { return Task.of(await(endless()) + 1); }
                  }
                  """));

  private final Promise<Object> pending = new Promise<>();

  @Test
  void callReturnsAtTheFirstAwaitThatHasToWait() {
    Task<?> task = (Task<?>) call("task", pending);
    assertThat(task.isDone()).isFalse();

    pending.complete("x");

    assertThat(task.join()).isEqualTo("x");
  }

  @Test
  void callThatNeedNotWaitReturnsATaskThatIsDone() {
    assertThat(((Task<?>) call("task", Task.of("x"))).resultNow()).isEqualTo("x");
    assertThat(call("stage", Task.of("x"))).isInstanceOf(Task.class);
  }

  @Test
  void futureIsARealOneInAllCases() {
    assertThat(call("future", Task.of("x"))).isExactlyInstanceOf(CompletableFuture.class);
    assertThat(call("future", Task.failed(new IllegalStateException())))
        .isExactlyInstanceOf(CompletableFuture.class);
    CompletableFuture<?> future = (CompletableFuture<?>) call("future", pending);
    pending.complete("x");
    assertThat(future.join()).isEqualTo("x");
  }

  @Test
  void callThatReturnsNothingBeginsAtOnceAndGoesOnByItself() {
    List<Object> log = new ArrayList<>();
    assertThat(call("nothing", pending, log)).isNull();
    log.add("caller");

    pending.complete("x");

    assertThat(log).containsExactly("begin", "caller", "x");
  }

  @Test
  void stageThatIsNullFailsTheTask() {
    Task<?> task = (Task<?>) call("returnsNull", Task.of("x"));

    assertThat(task.exceptionNow()).isInstanceOf(NullPointerException.class);
  }

  @Test
  void currentTaskIsTheOneThatTheCallReturns() {
    List<Object> log = new ArrayList<>();
    Object ready = call("current", Task.of("x"), log);
    assertThat(log).containsExactly(ready, ready);

    log.clear();
    Object suspended = call("current", pending, log);
    pending.complete("x");
    assertThat(log).containsExactly(suspended, suspended);

    log.clear();
    Object failed = call("failsAfterCurrent", log);
    assertThat(log).containsExactly(failed);
    assertThat(((Task<?>) failed).exceptionNow()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void stackOverflowFailsTheTask() {
    Task<?> task = (Task<?>) call("endless");

    assertThat(task.exceptionNow()).isInstanceOf(StackOverflowError.class);
  }

  @Test
  void twoCallsOfOneMethodDoNotMix() {
    Promise<Object> other = new Promise<>();
    Task<?> first = (Task<?>) call("task", pending);
    Task<?> second = (Task<?>) call("task", other);

    other.complete("second");
    pending.complete("first");

    assertThat(first.join()).isEqualTo("first");
    assertThat(second.join()).isEqualTo("second");
  }

  @Test
  void callOnALoopGoesOnOnThatLoop() {
    Object result =
        Fermata.run(
            () -> {
              Promise<Object> promise = EventLoop.current().createPromise();
              EventLoop.current().callSoon(() -> promise.complete("on the loop"));
              @SuppressWarnings("unchecked")
              CompletionStage<Object> stage = (CompletionStage<Object>) call("task", promise);
              return stage;
            });

    assertThat(result).isEqualTo("on the loop");
  }

  private static Object call(String method, Object... arguments) {
    return PROGRAM.call("App", method, arguments);
  }
}
