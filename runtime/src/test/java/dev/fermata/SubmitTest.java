package dev.fermata;

import static dev.fermata.Script.awaitCall;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls from other threads into a loop: asyncio's {@code run_coroutine_threadsafe}. */
@Timeout(value = 60, threadMode = SEPARATE_THREAD)
class SubmitTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final EventLoop loop = new EventLoop();
  private final Thread thread = new Thread(loop::runForever, "loop");
  private final List<Object> trace = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void startLoop() {
    thread.start();
  }

  @AfterEach
  void stopLoop() throws InterruptedException {
    loop.stop();
    thread.join();
    loop.close();
  }

  private Task<Object> sleepLong() {
    return Script.call(
        r ->
            Script.awaitSleep(
                LONG,
                r2 -> {
                  try {
                    return r2.get();
                  } finally {
                    trace.add("finally");
                  }
                }));
  }

  @Test
  void theBodyRunsInTheLoopAndItsValueTravels() {
    CompletableFuture<Thread> future =
        loop.submit(() -> Script.call(r -> Script.yield(r2 -> Thread.currentThread())));
    assertThat(future.join()).isSameAs(thread);
  }

  @Test
  void aFailureTravels() {
    IOException failure = new IOException("no");
    CompletableFuture<Object> future =
        loop.submit(
            () ->
                Script.call(
                    r -> {
                      throw failure;
                    }));
    assertThatThrownBy(future::get).isInstanceOf(ExecutionException.class).hasCause(failure);
  }

  @Test
  void cancelOfTheFutureCancelsTheTaskWhichCleansUp() {
    Promise<Task<Object>> started = new Promise<>();
    CompletableFuture<Object> future =
        loop.submit(
            () -> {
              Task<Object> task = sleepLong();
              started.complete(task);
              return task;
            });
    Task<Object> task = started.join();
    assertThat(future.cancel(true)).isTrue();
    assertThat(future.isCancelled()).isTrue();
    assertThatThrownBy(task::join).isInstanceOf(CancellationException.class);
    assertThat(trace).containsExactly("finally");
  }

  @Test
  void cancelOfTheTaskCancelsTheFuture() {
    CompletableFuture<Object> future =
        loop.submit(
            () ->
                Script.call(
                    r -> {
                      Fermata.currentTask().cancel();
                      return Script.awaitSleep(LONG, Script.Received::get);
                    }));
    assertThatThrownBy(future::join).isInstanceOf(CancellationException.class);
    assertThat(future.isCancelled()).isTrue();
  }

  @Test
  void theTaskHasTheContextOfTheThreadThatSubmits() {
    ContextVar<Integer> variable = new ContextVar<>("variable", 0);
    variable.set(1);
    CompletableFuture<Object> future =
        loop.submit(
            () -> Script.call(r -> Script.yield(r2 -> variable.set(variable.get() + 1) != null)));
    variable.set(5);
    assertThat(future.join()).isEqualTo(true);
    assertThat(variable.get()).isEqualTo(5);
    CompletableFuture<Object> second =
        loop.submit(() -> Script.call(r -> Script.yield(r2 -> variable.get())));
    assertThat(second.join()).isEqualTo(5);
  }

  @Test
  void aClosedLoopTakesNothing() {
    EventLoop closed = new EventLoop();
    closed.close();
    assertThatThrownBy(() -> closed.submit(Task::done))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The event loop is closed");
  }

  // To block a loop's own thread is an error, never a deadlock.

  private void assertRefused(Callable<Future<?>> future) {
    Task<Object> task =
        loop.createTask(
            () ->
                Script.call(
                    r -> {
                      Future<?> pending = future.call();
                      assertThatThrownBy(pending::get).satisfies(SubmitTest::tellsWhatToDo);
                      assertThatThrownBy(() -> pending.get(1, TimeUnit.HOURS))
                          .satisfies(SubmitTest::tellsWhatToDo);
                      if (pending instanceof CompletableFuture<?> completable) {
                        assertThatThrownBy(completable::join).satisfies(SubmitTest::tellsWhatToDo);
                      }
                      pending.cancel(true);
                      return "refused";
                    }));
    assertThat(task.join()).isEqualTo("refused");
  }

  private static void tellsWhatToDo(Throwable failure) {
    assertThat(failure)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("would stop the event loop that runs in this thread")
        .hasMessageContaining("await(task)");
  }

  @Test
  void theLoopsThreadCannotWaitForATask() {
    assertRefused(this::sleepLong);
  }

  @Test
  void theLoopsThreadCannotWaitForTheFutureOfATask() {
    assertRefused(() -> sleepLong().toCompletableFuture());
  }

  @Test
  void theLoopsThreadCannotWaitForWhatItSubmits() {
    assertRefused(() -> loop.submit(this::sleepLong));
  }

  @Test
  void theLoopsThreadCannotWaitForAStageThatDependsOnATask() {
    assertRefused(() -> sleepLong().thenApply(v -> v).thenRun(() -> {}).toCompletableFuture());
  }

  @Test
  void theLoopsThreadCannotWaitForACallInAnotherThread() {
    Promise<Object> never = new Promise<>();
    assertRefused(
        () -> {
          Task<Object> call = Fermata.toThread(never::join);
          call.addDoneCallback(c -> never.complete(0));
          return call;
        });
  }

  @Test
  void aCallbackCannotWaitEither() {
    Promise<Object> outcome = new Promise<>();
    loop.callSoon(
        () -> {
          Task<Object> task = sleepLong();
          loop.callSoon(
              () -> {
                try {
                  outcome.complete(task.toCompletableFuture().join());
                } catch (IllegalStateException e) {
                  outcome.completeExceptionally(e);
                }
                task.cancel();
              });
        });
    assertThatThrownBy(outcome::get).hasCauseInstanceOf(IllegalStateException.class);
    assertThatThrownBy(outcome::get).satisfies(e -> tellsWhatToDo(e.getCause()));
  }

  @Test
  void whatIsDoneCanBeReadAnywhere() {
    Task<Object> task =
        loop.createTask(
            () ->
                Script.call(
                    r ->
                        awaitCall(
                            () -> Script.call(s -> Script.yield(s2 -> "value")),
                            r2 -> {
                              CompletableFuture<Object> done =
                                  Task.of(r2.get()).toCompletableFuture();
                              return List.of(done.join(), done.get(), done.get(0, TimeUnit.DAYS));
                            })));
    assertThat(task.join()).isEqualTo(List.of("value", "value", "value"));
  }

  @Test
  void aThreadOutsideMayWait() throws Exception {
    Task<Object> task = loop.createTask(() -> Script.call(r -> Script.yield(r2 -> "value")));
    assertThat(task.toCompletableFuture().get(1, TimeUnit.HOURS)).isEqualTo("value");
    assertThat(loop.submit(() -> await(task)).thenApply(v -> v + "!").join()).isEqualTo("value!");
  }

  private static Task<Object> await(Task<Object> task) {
    return Script.call(r -> Script.await(task, Script.Received::get));
  }
}
