package dev.fermata;

import static dev.fermata.Script.await;
import static dev.fermata.Script.awaitCall;
import static dev.fermata.Script.awaitSleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CancellationTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final EventLoop loop = new EventLoop();
  private final List<Object> trace = new ArrayList<>();

  @AfterEach
  void closeLoop() {
    loop.close();
  }

  @Test
  void isDeliveredAtTheAwaitAndFinallyMayAwait() {
    Task<Object> task = loop.createTask(() -> Script.call(r -> awaitSleep(LONG, this::cleanUp)));
    afterOneTurn(() -> assertThat(task.cancel("why")).isTrue());
    runUntilEnded(task);
    assertThat(trace).containsExactly("cancelled: why", "cleaned up");
    assertThat(task.isCancelled()).isTrue();
  }

  private Object cleanUp(Script.Received received) throws Throwable {
    try {
      return received.get();
    } catch (CancellationException e) {
      trace.add("cancelled: " + e.getMessage());
      return Script.yield(
          r -> {
            r.get();
            trace.add("cleaned up");
            throw e;
          });
    }
  }

  @Test
  void beforeTheFirstStepTheBodyNeverRuns() {
    loop.callSoon(
        () -> {
          Task<Integer> task =
              loop.createTask(
                  () -> {
                    trace.add("never");
                    return Task.of(1);
                  });
          task.cancel();
          task.addDoneCallback(ended -> loop.stop());
          task.addDoneCallback(ended -> trace.add(ended.isCancelled()));
        });
    loop.runForever();
    assertThat(trace).containsExactly(true);
  }

  @Test
  void twoRequestsBeforeDeliveryAreOne() {
    Task<Object> task =
        loop.createTask(
            () ->
                Script.call(
                    r ->
                        awaitSleep(
                            LONG,
                            r2 -> {
                              swallow(r2);
                              return Script.yield(
                                  r3 -> {
                                    r3.get();
                                    return "value";
                                  });
                            })));
    afterOneTurn(
        () -> {
          task.cancel();
          task.cancel();
        });
    assertThat(loop.runUntilComplete(task)).isEqualTo("value");
    assertThat(task.isCancelled()).isFalse();
    assertThat(trace).containsExactly("swallowed");
  }

  @Test
  void ofItselfAndThenReturnIsCancelled() {
    Task<Object> created =
        loop.createTask(
            () ->
                Script.call(
                    r -> {
                      Fermata.currentTask().cancel();
                      return "dropped";
                    }));
    runUntilEnded(created);
    assertThat(created.isCancelled()).isTrue();

    Task<Object> hot =
        Script.call(
            r -> {
              Fermata.currentTask().cancel("hot");
              return "dropped";
            });
    assertThatExceptionOfType(CancellationException.class).isThrownBy(hot::join).withMessage("hot");
  }

  @Test
  void ofItselfIsDeliveredAtTheNextAwaitThatWaits() {
    Promise<Integer> promise = loop.createPromise();
    Task<Object> task =
        loop.createTask(
            () ->
                Script.call(
                    r -> {
                      Fermata.currentTask().cancel();
                      return await(
                          Task.of(1),
                          ready -> {
                            ready.get();
                            return await(promise, this::cleanUp);
                          });
                    }));
    runUntilEnded(task);
    assertThat(trace).containsExactly("cancelled: null", "cleaned up");
    assertThat(promise.isCancelled()).isTrue();
  }

  @Test
  void travelsToTheInnermostCallFirst() {
    Task<Object> task =
        loop.createTask(
            () ->
                Script.call(
                    r ->
                        awaitCall(
                            () -> Script.call(i -> awaitSleep(LONG, this::cleanUp)),
                            outer -> {
                              trace.add("outer");
                              return outer.get();
                            })));
    afterOneTurn(task::cancel);
    runUntilEnded(task);
    assertThat(trace).containsExactly("cancelled: null", "cleaned up", "outer");
    assertThat(task.isCancelled()).isTrue();
  }

  @Test
  void travelsIntoATaskThatIsAwaited() {
    Task<Object> inner =
        loop.createTask(() -> Script.call(r -> awaitSleep(LONG, Script.Received::get)));
    Task<Object> outer =
        loop.createTask(() -> Script.call(r -> await(inner, Script.Received::get)));
    afterOneTurn(outer::cancel);
    runUntilEnded(outer);
    assertThat(inner.isCancelled()).isTrue();
    assertThat(outer.isCancelled()).isTrue();
  }

  @Test
  void maySwallowedInsideAndThenTheOuterTaskGoesOn() {
    Task<Object> inner =
        loop.createTask(
            () ->
                Script.call(
                    r ->
                        awaitSleep(
                            LONG,
                            r2 -> {
                              swallow(r2);
                              return "refused";
                            })));
    Task<Object> outer =
        loop.createTask(() -> Script.call(r -> await(inner, Script.Received::get)));
    afterOneTurn(outer::cancel);
    assertThat(loop.runUntilComplete(outer)).isEqualTo("refused");
  }

  @Test
  void afterTheAwaitedHasEndedComesInsteadOfTheValue() {
    Promise<Integer> promise = loop.createPromise();
    Task<Object> task =
        loop.createTask(() -> Script.call(r -> await(promise, Script.Received::get)));
    afterOneTurn(
        () -> {
          promise.complete(1);
          assertThat(task.cancel()).isTrue();
        });
    runUntilEnded(task);
    assertThat(task.isCancelled()).isTrue();
    assertThat(promise.join()).isEqualTo(1);
  }

  @Test
  void endsTheWaitForTheNextTurn() {
    Task<Object> task = loop.createTask(() -> Script.call(r -> Script.yield(Script.Received::get)));
    loop.callSoon(task::cancel);
    runUntilEnded(task);
    assertThat(task.isCancelled()).isTrue();
  }

  @Test
  void passesToAFutureOfAnotherLibrary() {
    CompletableFuture<Integer> future = new CompletableFuture<>();
    CompletionStage<Integer> minimal = new CompletableFuture<Integer>().minimalCompletionStage();
    Task<Object> task =
        loop.createTask(() -> Script.call(r -> await(future, Script.Received::get)));
    Task<Object> other =
        loop.createTask(() -> Script.call(r -> await(minimal, Script.Received::get)));
    afterOneTurn(
        () -> {
          task.cancel();
          other.cancel();
        });
    runUntilEnded(other);
    assertThat(future.isCancelled()).isTrue();
    assertThat(task.isCancelled()).isTrue();
    assertThat(other.isCancelled()).isTrue();
  }

  @Test
  void travelsIntoATaskThatIsAwaitedAsAFuture() {
    Task<Object> inner = loop.createTask(() -> Script.call(r -> awaitSleep(LONG, this::cleanUp)));
    CompletableFuture<Object> future = inner.toCompletableFuture();
    Task<Object> outer =
        loop.createTask(
            () ->
                Script.call(
                    r ->
                        await(
                            future,
                            r2 -> {
                              trace.add("outer");
                              return r2.get();
                            })));
    afterOneTurn(() -> outer.cancel("why"));
    runUntilEnded(outer);
    assertThat(trace).containsExactly("cancelled: why", "cleaned up", "outer");
    assertThat(outer.isCancelled()).isTrue();
  }

  @Test
  void fromAnotherThreadIsHandedToTheLoop() throws Exception {
    Task<Object> task =
        loop.createTask(
            () ->
                Script.call(
                    r ->
                        awaitSleep(
                            LONG,
                            r2 -> {
                              trace.add(EventLoop.current());
                              return r2.get();
                            })));
    Thread thread = new Thread(task::cancel);
    afterOneTurn(thread::start);
    runUntilEnded(task);
    thread.join();
    assertThat(trace).containsExactly(loop);
    assertThat(task.isCancelled()).isTrue();
  }

  @Test
  void offAnyLoopIsDeliveredBeforeCancelReturns() {
    Promise<Integer> promise = new Promise<>();
    Task<Object> task =
        Script.call(
            r ->
                awaitCall(
                    () -> Script.call(i -> await(promise, Script.Received::get)),
                    Script.Received::get));
    assertThat(task.cancel("why")).isTrue();
    assertThat(promise.isCancelled()).isTrue();
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(task::join)
        .withMessage("why");
  }

  @Test
  void offAnyLoopIsNeverLostHoweverThreadsRace() throws Exception {
    for (int i = 0; i < 500; i++) {
      List<Promise<Integer>> promises = new ArrayList<>();
      for (int j = 0; j < 50; j++) {
        promises.add(new Promise<>());
      }
      Task<Object> task = Script.call(r -> nextCall(promises, 0));
      Thread completer = new Thread(() -> promises.forEach(p -> p.complete(1)));
      completer.start();
      boolean requested = task.cancel();
      completer.join();
      if (requested && !task.isCancelled()) {
        // Only a request that came while the last call was about to return may have no effect.
        assertThat(promises).noneMatch(Task::isCancelled);
      }
      assertThat(task.isDone()).isTrue();
    }
  }

  private static Object nextCall(List<Promise<Integer>> promises, int i) {
    if (i == promises.size()) {
      return "end";
    }
    return awaitCall(
        () -> Script.call(r -> await(promises.get(i), Script.Received::get)),
        r -> {
          r.get();
          return nextCall(promises, i + 1);
        });
  }

  @Test
  void ofTasksThatWaitForEachOtherReturns() {
    List<Task<Object>> tasks = new ArrayList<>();
    tasks.add(loop.createTask(() -> Script.call(r -> await(tasks.get(1), r2 -> 1))));
    tasks.add(loop.createTask(() -> Script.call(r -> await(tasks.get(0), r2 -> 1))));
    Task<Object> third = loop.createTask(() -> Script.call(r -> await(tasks.get(0), r2 -> 1)));
    afterOneTurn(
        () -> {
          third.cancel();
          tasks.get(0).cancel();
          loop.stop();
        });
    loop.runForever();
    assertThat(third.isDone()).isFalse();
  }

  private void swallow(Script.Received received) throws Throwable {
    try {
      received.get();
    } catch (CancellationException e) {
      trace.add("swallowed");
    }
  }

  private void afterOneTurn(Runnable action) {
    loop.callSoon(() -> loop.callSoon(action));
  }

  private void runUntilEnded(Task<?> task) {
    task.addDoneCallback(t -> loop.stop());
    loop.runForever();
  }
}
