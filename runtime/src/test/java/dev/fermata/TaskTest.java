package dev.fermata;

import static dev.fermata.Script.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TaskTest {
  private final IOException failure = new IOException("x");
  private final List<Object> trace = new ArrayList<>();

  @Test
  void aTaskWithAValueHasIt() throws Exception {
    Task<String> task = Task.of("v");
    assertThat(task.isDone()).isTrue();
    assertThat(task.isCancelled()).isFalse();
    assertThat(task.isCompletedExceptionally()).isFalse();
    assertThat(task.join()).isEqualTo("v");
    assertThat(task.get()).isEqualTo("v");
    assertThat(task.get(0, TimeUnit.SECONDS)).isEqualTo("v");
    assertThat(task.resultNow()).isEqualTo("v");
    assertThatIllegalStateException().isThrownBy(task::exceptionNow);
    assertThat(task.cancel()).isFalse();
  }

  @Test
  void nullAndTasksAreValues() {
    assertThat(Task.done().join()).isNull();
    assertThat(Task.of(null).join()).isNull();
    Task<Integer> inner = new Promise<>();
    assertThat((Object) Task.of(inner).join()).isSameAs(inner);
    Promise<Task<Integer>> promise = new Promise<>();
    promise.complete(inner);
    assertThat((Object) promise.join()).isSameAs(inner);
  }

  @Test
  void aFailedTaskThrowsAsFuturesDo() {
    Task<String> task = Task.failed(failure);
    assertThat(task.isDone()).isTrue();
    assertThat(task.isCompletedExceptionally()).isTrue();
    assertThat(task.isCancelled()).isFalse();
    assertThatExceptionOfType(CompletionException.class).isThrownBy(task::join).withCause(failure);
    assertThatExceptionOfType(ExecutionException.class).isThrownBy(task::get).withCause(failure);
    assertThat(task.exceptionNow()).isSameAs(failure);
    assertThatIllegalStateException().isThrownBy(task::resultNow).withCause(failure);
  }

  @Test
  void aCancelledTaskThrowsTheCancellationAsItIs() {
    Promise<String> task = new Promise<>();
    assertThat(task.cancel("why")).isTrue();
    assertThat(task.cancel(true)).isFalse();
    assertThat(task.isCancelled()).isTrue();
    assertThat(task.isCompletedExceptionally()).isTrue();
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(task::join)
        .withMessage("why");
    assertThatExceptionOfType(CancellationException.class).isThrownBy(task::get);
    assertThatIllegalStateException().isThrownBy(task::resultNow);
    assertThatIllegalStateException().isThrownBy(task::exceptionNow);
  }

  @Test
  void aPendingTaskHasNothingNow() {
    Promise<String> task = new Promise<>();
    assertThat(task.isDone()).isFalse();
    assertThatIllegalStateException().isThrownBy(task::resultNow);
    assertThatIllegalStateException().isThrownBy(task::exceptionNow);
    assertThatExceptionOfType(TimeoutException.class)
        .isThrownBy(() -> task.get(1, TimeUnit.MILLISECONDS));
  }

  @Test
  void aPromiseIsCompletedOnce() {
    Promise<Integer> promise = new Promise<>();
    assertThat(promise.complete(1)).isTrue();
    assertThat(promise.complete(2)).isFalse();
    assertThat(promise.completeExceptionally(failure)).isFalse();
    assertThat(promise.join()).isEqualTo(1);
  }

  @Test
  void joinAndGetBlockUntilAnotherThreadCompletes() throws Exception {
    for (int i = 0; i < 100; i++) {
      Promise<Integer> first = new Promise<>();
      Promise<Integer> second = new Promise<>();
      Thread thread =
          new Thread(
              () -> {
                first.complete(1);
                second.complete(2);
              });
      thread.start();
      assertThat(first.join()).isEqualTo(1);
      assertThat(second.get(1, TimeUnit.HOURS)).isEqualTo(2);
      thread.join();
    }
  }

  @Test
  void anInterruptEndsGetButNotJoin() throws Exception {
    Promise<Integer> promise = new Promise<>();
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(InterruptedException.class).isThrownBy(promise::get);
    assertThat(Thread.interrupted()).isFalse();
    Thread.currentThread().interrupt();
    Thread thread = new Thread(() -> promise.complete(1));
    thread.start();
    assertThat(promise.join()).isEqualTo(1);
    assertThat(Thread.interrupted()).isTrue();
    thread.join();
  }

  @Test
  void getWithATimeoutLeavesNoWaiterBehind() {
    Promise<Integer> promise = new Promise<>();
    for (int i = 0; i < 10; i++) {
      assertThatExceptionOfType(TimeoutException.class)
          .isThrownBy(() -> promise.get(1, TimeUnit.NANOSECONDS));
    }
    int[] waiters = {0};
    promise.visitWaiters(w -> waiters[0]++);
    assertThat(waiters[0]).isZero();
  }

  @Test
  void toBlockForAPendingTaskInsideALoopIsRefused() {
    try (EventLoop loop = new EventLoop()) {
      Promise<Integer> promise = loop.createPromise();
      loop.runUntilComplete(
          () -> {
            assertThatIllegalStateException().isThrownBy(promise::join);
            assertThatIllegalStateException().isThrownBy(promise::get);
            assertThatIllegalStateException().isThrownBy(() -> promise.get(1, TimeUnit.SECONDS));
            promise.complete(1);
            assertThat(promise.join()).isEqualTo(1);
            return Task.done();
          });
    }
  }

  @Test
  void callbacksOffAnyLoopAreCalledInTheCompletingThreadInOrder() {
    Promise<Integer> promise = new Promise<>();
    for (int i = 0; i < 3; i++) {
      int number = i;
      promise.addDoneCallback(task -> trace.add(number + ":" + task.join()));
    }
    promise.complete(7);
    assertThat(trace).containsExactly("0:7", "1:7", "2:7");
    promise.addDoneCallback(task -> trace.add("at once"));
    assertThat(trace).endsWith("at once");
  }

  @Test
  void callbacksOfALoopAreNeverCalledInsideComplete() {
    try (EventLoop loop = new EventLoop()) {
      Promise<Integer> promise = loop.createPromise();
      promise.addDoneCallback(task -> trace.add("first"));
      promise.addDoneCallback(task -> trace.add("second"));
      loop.callSoon(
          () -> {
            promise.complete(1);
            promise.addDoneCallback(task -> trace.add("third"));
            trace.add("completed");
          });
      promise.addDoneCallback(task -> loop.callSoon(loop::stop));
      loop.runForever();
    }
    assertThat(trace).containsExactly("completed", "first", "second", "third");
  }

  @Test
  void aRemovedCallbackIsNotCalled() {
    Promise<Integer> promise = new Promise<>();
    Consumer<Object> removed = task -> trace.add("removed");
    promise.addDoneCallback(removed);
    promise.addDoneCallback(task -> trace.add("kept"));
    promise.addDoneCallback(removed);
    assertThat(promise.removeDoneCallback(removed)).isEqualTo(2);
    assertThat(promise.removeDoneCallback(removed)).isZero();
    promise.complete(1);
    assertThat(trace).containsExactly("kept");
  }

  @Test
  void aCallbackThatThrowsDisturbsNobody() {
    List<ExceptionContext> contexts = new ArrayList<>();
    IllegalArgumentException thrown = new IllegalArgumentException("x");
    try (EventLoop loop = new EventLoop()) {
      loop.setExceptionHandler((l, context) -> contexts.add(context));
      Promise<Integer> promise = loop.createPromise();
      promise.addDoneCallback(
          task -> {
            throw thrown;
          });
      promise.addDoneCallback(task -> trace.add("called"));
      promise.complete(1);
      loop.stop();
      loop.runForever();
      assertThat(trace).containsExactly("called");
      assertThat(contexts)
          .containsExactly(new ExceptionContext("A done-callback failed", thrown, promise, null));
    }
  }

  @Test
  void aFutureOfATaskCompletesAsItDoes() {
    Promise<Integer> promise = new Promise<>();
    CompletableFuture<Integer> future = promise.toCompletableFuture();
    assertThat(future.isDone()).isFalse();
    promise.complete(1);
    assertThat(future.join()).isEqualTo(1);
    assertThat(promise.toCompletableFuture().join()).isEqualTo(1);
    assertThat(Task.of(null).toCompletableFuture().isDone()).isTrue();
    assertThatThrownBy(() -> Task.failed(failure).toCompletableFuture().get()).hasCause(failure);
  }

  @Test
  void toCancelTheFutureCancelsTheTask() {
    Promise<Integer> promise = new Promise<>();
    assertThat(promise.toCompletableFuture().cancel(true)).isTrue();
    assertThat(promise.isCancelled()).isTrue();
    Promise<Integer> other = new Promise<>();
    CompletableFuture<Integer> future = other.toCompletableFuture();
    other.cancel("why");
    assertThat(future.isCancelled()).isTrue();
  }

  @Test
  void toCompleteTheFutureLeavesTheTask() {
    Promise<Integer> promise = new Promise<>();
    promise.toCompletableFuture().complete(1);
    assertThat(promise.isDone()).isFalse();
  }

  @Test
  void aTaskIsAStage() {
    Promise<Integer> promise = new Promise<>();
    promise
        .thenApply(i -> i + 1)
        .thenCombine(Task.of(10), Integer::sum)
        .thenAccept(trace::add)
        .whenComplete((v, t) -> trace.add("complete"));
    promise.handle((v, t) -> trace.add("handled " + v));
    Task.<Integer>failed(failure).exceptionallyCompose(t -> Task.of(5)).thenAccept(trace::add);
    promise.complete(1);
    assertThat(trace).containsExactlyInAnyOrder(5, "handled 1", 12, "complete");
  }

  @Test
  void codeThatRunsInACallbackMayBlockForWhatItCompletes() {
    Promise<Integer> first = new Promise<>();
    Promise<Integer> second = new Promise<>();
    Task<Integer> waiting = Script.call(r -> await(first, Script.Received::get));
    Task<Integer> other = Script.call(r -> await(second, Script.Received::get));
    waiting.addDoneCallback(
        task -> {
          second.complete(2);
          trace.add(other.join());
        });
    first.complete(1);
    assertThat(trace).containsExactly(2);
  }
}
