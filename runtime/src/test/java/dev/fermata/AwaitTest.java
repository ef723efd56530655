package dev.fermata;

import static dev.fermata.Script.await;
import static dev.fermata.Script.awaitCall;
import static dev.fermata.Script.awaitSleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AwaitTest {
  private final EventLoop loop = new EventLoop();
  private final List<Object> trace = new ArrayList<>();

  @AfterEach
  void closeLoop() {
    loop.close();
  }

  /** Recorded from CPython 3.13 with the same program. */
  @Test
  void ticksAreThoseOfAsyncio() {
    loop.runUntilComplete(
        () ->
            Script.call(
                r -> {
                  loop.createTask(() -> ticker(0));
                  trace.add("before");
                  Task<Object> child = loop.createTask(() -> traced("child"));
                  return await(child, r2 -> afterChild());
                }));
    assertThat(String.join(" ", trace.stream().map(Object::toString).toList()))
        .startsWith("before t0 child t1 after fut t2 t3 futdone samefut child direct t4 slept0 t5");
  }

  private Object afterChild() {
    trace.add("after");
    Promise<Object> future = loop.createPromise();
    loop.callSoon(() -> future.complete(1));
    trace.add("fut");
    return await(
        future,
        r -> {
          trace.add("futdone");
          return await(
              future,
              r2 -> {
                trace.add("samefut");
                return awaitCall(
                    () -> traced("child"),
                    r3 -> {
                      trace.add("direct");
                      return Script.yield(
                          r4 -> {
                            trace.add("slept0");
                            return Script.yield(r5 -> null);
                          });
                    });
              });
        });
  }

  private Task<Object> ticker(int i) {
    trace.add("t" + i);
    return i == 8
        ? Task.of(null)
        : Script.call(r -> Script.yield(r2 -> awaitCall(() -> ticker(i + 1), r3 -> null)));
  }

  private Task<Object> traced(String text) {
    trace.add(text);
    return Task.of(text);
  }

  @Test
  void aDirectlyAwaitedChildResumesItsParentInTheSameTurn() {
    loop.runUntilComplete(
        () -> {
          Task<Object> task =
              Script.call(
                  r ->
                      awaitCall(
                          () ->
                              Script.call(
                                  c ->
                                      Script.yield(
                                          c2 -> {
                                            loop.callSoon(() -> trace.add("next turn"));
                                            return "child";
                                          })),
                          r2 -> trace.add("parent")));
          return task;
        });
    assertThat(trace).first().isEqualTo("parent");
  }

  @Test
  void aTaskThatIsAwaitedLaterWakesItsWaiterThroughTheQueue() {
    Task<Object> child =
        loop.createTask(
            () ->
                Script.call(
                    c ->
                        Script.yield(
                            c2 -> {
                              loop.callSoon(() -> trace.add("next turn"));
                              return "child";
                            })));
    loop.runUntilComplete(() -> Script.call(r -> await(child, r2 -> trace.add("parent"))));
    assertThat(trace).containsExactly("next turn", "parent");
  }

  @Test
  void anyKindOfStageCanBeAwaited() {
    CompletableFuture<Integer> later = new CompletableFuture<>();
    loop.callSoon(() -> later.complete(4));
    List<CompletionStage<Integer>> stages =
        List.of(
            Task.of(1),
            CompletableFuture.completedFuture(2),
            CompletableFuture.completedStage(3),
            later,
            later.thenApply(i -> i + 1),
            later.thenApply(i -> i + 2).minimalCompletionStage(),
            Task.of(7).toCompletableFuture());
    List<Integer> values =
        loop.runUntilComplete(
            () -> Script.<List<Integer>>call(r -> awaitAll(stages, 0, new ArrayList<>())));
    assertThat(values).containsExactly(1, 2, 3, 4, 5, 6, 7);
  }

  private Object awaitAll(List<CompletionStage<Integer>> stages, int i, List<Object> values) {
    if (i == stages.size()) {
      return values;
    }
    return await(
        stages.get(i),
        r -> {
          values.add(r.get());
          return awaitAll(stages, i + 1, values);
        });
  }

  @Test
  void anAwaitThrowsTheOriginalException() {
    IOException failure = new IOException("x");
    CompletableFuture<Integer> later = new CompletableFuture<>();
    loop.callSoon(() -> later.completeExceptionally(failure));
    List<CompletionStage<Integer>> stages =
        List.of(
            Task.failed(failure),
            CompletableFuture.failedFuture(failure),
            CompletableFuture.failedStage(failure),
            later,
            later.thenApply(i -> i),
            CompletableFuture.supplyAsync(
                () -> {
                  throw new CompletionException(failure);
                }));
    for (CompletionStage<Integer> stage : stages) {
      assertThatThrownBy(
              () ->
                  loop.runUntilComplete(() -> Script.call(r -> await(stage, Script.Received::get))))
          .isSameAs(failure);
    }
  }

  @Test
  void aTaskOfALoopGoesOnThereWhoeverCompletesWhatItAwaits() throws Exception {
    CompletableFuture<Thread> future = new CompletableFuture<>();
    Thread thread = new Thread(() -> future.complete(Thread.currentThread()));
    Task<Object> task =
        Script.call(
            r ->
                await(
                    future,
                    r2 -> {
                      trace.add(Thread.currentThread());
                      return r2.get();
                    }));
    assertThat(task.isDone()).isFalse();
    Object completer =
        loop.runUntilComplete(
            () -> {
              thread.start();
              return Script.call(
                  r ->
                      await(
                          future,
                          r2 -> {
                            trace.add(EventLoop.current());
                            return r2.get();
                          }));
            });
    thread.join();
    assertThat(completer).isSameAs(thread);
    assertThat(trace).containsExactlyInAnyOrder(thread, loop);
  }

  @Test
  void offAnyLoopATaskGoesOnInsideComplete() {
    Promise<Integer> promise = new Promise<>();
    Task<Object> task =
        Script.call(
            r ->
                await(
                    promise,
                    r2 -> {
                      trace.add(Thread.currentThread());
                      return r2.get();
                    }));
    promise.complete(1);
    assertThat(trace).containsExactly(Thread.currentThread());
    assertThat(task.join()).isEqualTo(1);
  }

  @Test
  void offAnyLoopATaskCanSleep() {
    long start = System.nanoTime();
    Task<Object> task =
        Script.call(r -> awaitSleep(Duration.ofMillis(5), r2 -> Script.yield(r3 -> "slept")));
    assertThat(task.join()).isEqualTo("slept");
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(5_000_000);
  }

  @Test
  void aTaskOffAnyLoopThatGoesOnInTheThreadOfALoopLeavesItAgain() {
    Promise<Integer> promise = new Promise<>();
    Task<Object> task =
        Script.call(r -> await(promise, r2 -> awaitSleep(Duration.ofMillis(5), r3 -> "slept")));
    loop.callSoon(
        () -> {
          promise.complete(1);
          assertThat(loop.timers.isEmpty()).isTrue();
          loop.stop();
        });
    loop.runForever();
    assertThat(task.join()).isEqualTo("slept");
  }

  @Test
  void waitersOfAPromiseGoOnInOrder() {
    Promise<Integer> promise = loop.createPromise();
    for (int i = 0; i < 5; i++) {
      int number = i;
      loop.createTask(() -> Script.call(r -> await(promise, r2 -> trace.add(number))));
    }
    loop.callSoon(() -> promise.complete(1));
    loop.callSoon(() -> loop.callSoon(loop::stop));
    loop.runForever();
    assertThat(trace).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void aTaskCannotAwaitItself() {
    assertThatThrownBy(
            () ->
                loop.runUntilComplete(
                    () -> {
                      Task<Object> self =
                          Script.call(r -> await(Fermata.currentTask(), Script.Received::get));
                      return self;
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("await itself");
  }

  @Test
  void tasksOffAnyLoopSurviveThatThreadsRaceToCompleteThem() throws Exception {
    for (int i = 0; i < 2_000; i++) {
      CountDownLatch start = new CountDownLatch(1);
      Promise<Integer> a = new Promise<>();
      Promise<Integer> b = new Promise<>();
      Thread thread =
          new Thread(
              () -> {
                EventLoopTest.awaitUninterruptibly(start);
                a.complete(1);
                b.complete(2);
              });
      thread.start();
      start.countDown();
      Task<Object> task =
          Script.call(r -> await(a, r2 -> await(b, r3 -> (Integer) r2.get() + (Integer) r3.get())));
      assertThat(task.join()).isEqualTo(3);
      thread.join();
    }
  }
}
