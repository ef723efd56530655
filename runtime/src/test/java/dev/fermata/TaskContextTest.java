package dev.fermata;

import static dev.fermata.Fermata.copyContext;
import static dev.fermata.Script.await;
import static dev.fermata.Script.awaitCall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.fermata.abi.Driver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whose context tasks and callbacks have: section 17 of asyncio's semantics, and its edges. */
@Timeout(value = 60, threadMode = SEPARATE_THREAD)
class TaskContextTest {
  private final ContextVar<Integer> variable = new ContextVar<>("variable", 0);
  private final EventLoop loop = new EventLoop();
  private final List<Object> trace = new ArrayList<>();

  @AfterEach
  void closeLoop() {
    loop.close();
  }

  private Task<Object> readThenSet(int value) {
    return Script.call(
        r -> {
          trace.add(variable.get());
          return Script.yield(
              r2 -> {
                variable.set(value);
                return Script.yield(r3 -> trace.add(variable.get()));
              });
        });
  }

  private void run(Script.Step body) {
    loop.runUntilComplete(() -> Script.call(body));
  }

  private static Object end() {
    return "end";
  }

  // Tasks.

  @Test
  void aTaskCopiesTheContextWhenItIsCreated() {
    run(
        r -> {
          variable.set(1);
          Task<Object> task = loop.createTask(() -> readThenSet(2));
          variable.set(3);
          return await(task, r2 -> trace.add(variable.get()));
        });
    assertThat(trace).containsExactly(1, 2, 3);
  }

  @Test
  void whatATaskSetsWithoutAnyContextIsInvisibleOutside() {
    run(r -> await(loop.createTask(() -> readThenSet(2)), r2 -> trace.add(variable.get())));
    run(r -> trace.add(variable.get()));
    assertThat(trace).containsExactly(0, 2, 0, 0);
    assertThat(variable.get()).isZero();
  }

  @Test
  void theProgramHasACopyOfItsThreadsContext() {
    variable.set(1);
    run(r -> awaitCall(() -> readThenSet(2), r2 -> end()));
    assertThat(trace).containsExactly(1, 2);
    assertThat(variable.get()).isEqualTo(1);
  }

  @Test
  void tasksMayShareAContext() {
    Context context = new Context();
    run(
        r -> {
          Task<Object> first = loop.createTask(() -> readThenSet(1), context);
          Task<Object> second = loop.createTask(() -> readThenSet(2), context);
          return await(first, r2 -> await(second, r3 -> trace.add(variable.get())));
        });
    assertThat(trace).containsExactly(0, 0, 2, 2, 0);
    assertThat(context.get(variable)).isEqualTo(2);
  }

  @Test
  void aTaskMayHaveANameAndASharedContext() {
    Context context = new Context();
    run(
        r -> {
          Task<Object> task = loop.createTask("reader", () -> readThenSet(2), context);
          trace.add(task.name());
          return await(task, r2 -> end());
        });
    assertThat(trace).containsExactly("reader", 0, 2);
    assertThat(context.get(variable)).isEqualTo(2);
  }

  @Test
  void aCallWithinASharedContextSharesItToo() {
    Context context = new Context();
    run(
        r -> {
          Task<Object> first =
              loop.createTask(
                  () ->
                      Script.call(
                          s -> {
                            variable.set(1);
                            return awaitCall(() -> readThenSet(2), s2 -> trace.add("ended"));
                          }),
                  context);
          Task<Object> second =
              loop.createTask(() -> Script.call(s -> trace.add(variable.get())), context);
          return await(first, r2 -> await(second, r3 -> end()));
        });
    assertThat(trace).containsExactly(1, 1, 2, "ended");
    assertThat(context.get(variable)).isEqualTo(2);
  }

  // Calls.

  @Test
  void whatADirectlyAwaitedCallSetsIsVisibleToItsCaller() {
    run(
        r -> {
          variable.set(1);
          return awaitCall(() -> readThenSet(2), r2 -> trace.add(variable.get()));
        });
    assertThat(trace).containsExactly(1, 2, 2);
  }

  @Test
  void whatADirectlyAwaitedCallSetsWithoutAnyContextIsVisibleToItsCaller() {
    run(r -> awaitCall(() -> readThenSet(2), r2 -> trace.add(variable.get())));
    assertThat(trace).containsExactly(0, 2, 2);
  }

  @Test
  void whatADirectlyAwaitedCallSetsBeforeItSuspendsIsVisibleToItsCaller() {
    run(
        r ->
            awaitCall(
                () ->
                    Script.call(
                        s -> {
                          variable.set(1);
                          return Script.yield(s2 -> end());
                        }),
                r2 -> trace.add(variable.get())));
    assertThat(trace).containsExactly(1);
  }

  @Test
  void whatADirectlyAwaitedCallSetsIsVisibleToItsCallerIfItNeverSuspends() {
    run(
        r ->
            awaitCall(
                () -> Script.call(s -> awaitCall(() -> Script.call(this::set), s2 -> end())),
                r2 -> {
                  trace.add(variable.get());
                  return awaitCall(() -> Script.call(this::set), r3 -> trace.add(variable.get()));
                }));
    assertThat(trace).containsExactly(1, 2);
  }

  private Object set(Script.Received received) {
    return variable.set(variable.get() + 1);
  }

  @Test
  void whatADirectlyAwaitedCallSetsIsVisibleToItsCallerIfItFails() {
    Script.Step failing =
        s -> {
          variable.set(variable.get() + 1);
          throw new IllegalArgumentException();
        };
    run(
        r ->
            awaitCall(
                () -> Script.call(failing),
                r2 -> {
                  trace.add(variable.get());
                  return awaitCall(
                      () -> Script.call(s -> Script.yield(failing)),
                      r3 -> trace.add(variable.get()));
                }));
    assertThat(trace).containsExactly(1, 2);
  }

  @Test
  void whatADirectlyAwaitedCallSetsIsVisibleToItsCallerIfItGoesOnBeforeItReturns() {
    Promise<Object> cancelled = loop.createPromise();
    run(
        r ->
            awaitCall(
                () ->
                    Script.call(
                        s -> {
                          Fermata.currentTask().cancel();
                          return await(cancelled, s2 -> variable.set(2));
                        }),
                r2 -> trace.add(variable.get())));
    assertThat(trace).containsExactly(2);
    assertThat(cancelled.isCancelled()).isTrue();
  }

  @Test
  void offAnyLoopATaskThatGoesOnInTheSameStepHasNoContextOfAnother() {
    Promise<Integer> promise = new Promise<>();
    Task<Object> first =
        Script.call(
            r ->
                await(
                    promise,
                    r2 -> {
                      variable.set(1);
                      return end();
                    }));
    Task<Object> second = Script.call(r -> await(first, r2 -> trace.add(variable.get())));
    promise.complete(0);
    assertThat(second.isDone()).isTrue();
    assertThat(trace).containsExactly(0);
  }

  @Test
  void whatADirectlyAwaitedCallSetsIsVisibleToItsCallerIfOthersWaitForItToo() {
    List<Task<Object>> call = new ArrayList<>();
    run(
        r -> {
          Task<Object> other =
              loop.createTask(() -> Script.call(s -> await(call.get(0), s2 -> end())));
          return awaitCall(
              () -> {
                call.add(readThenSet(2));
                return call.get(0);
              },
              r2 -> {
                trace.add(variable.get());
                return await(other, r3 -> end());
              });
        });
    assertThat(trace).containsExactly(0, 2, 2);
  }

  @Test
  void aCallThatIsNotAwaitedDirectlyHasACopy() {
    run(
        r -> {
          variable.set(1);
          Task<Object> call = readThenSet(2);
          variable.set(3);
          return await(call, r2 -> trace.add(variable.get()));
        });
    assertThat(trace).containsExactly(1, 2, 3);
  }

  @Test
  void whatACallSetsThatIsNotAwaitedDirectlyIsInvisibleEvenIfItNeverSuspends() {
    run(
        r -> {
          Task<Object> call = Script.call(this::set);
          trace.add(variable.get());
          variable.set(5);
          Task<Object> other = Script.call(this::set);
          trace.add(variable.get());
          return await(call, r2 -> await(other, r3 -> trace.add(variable.get())));
        });
    assertThat(trace).containsExactly(0, 5, 5);
  }

  @Test
  void aCallIsNotTakenForTheOneBefore() {
    run(
        r -> {
          Task<Object> first =
              Script.call(
                  s -> {
                    variable.set(1);
                    return Script.yield(s2 -> trace.add(variable.get()));
                  });
          return awaitCall(
              () -> Script.call(s -> Script.yield(s2 -> end())),
              r2 -> {
                trace.add(variable.get());
                return await(first, r3 -> end());
              });
        });
    assertThat(trace).containsExactly(1, 0);
  }

  @Test
  void aCallWithinAContextIsNoPartOfTheCodeAroundIt() {
    Context context = new Context();
    context.run(() -> variable.set(1));
    run(r -> awaitCall(() -> context.call(() -> readThenSet(2)), r2 -> trace.add(variable.get())));
    assertThat(trace).containsExactly(1, 2, 0);
    assertThat(context.get(variable)).isEqualTo(1);
  }

  @Test
  void aChainOfCallsOfAnyDepthHasOneContext() {
    run(r -> awaitCall(() -> nested(300), r2 -> trace.add(variable.get())));
    assertThat(trace).containsExactly(1, 2);
  }

  private Task<Object> nested(int depth) {
    if (depth > 0) {
      return Script.call(r -> awaitCall(() -> nested(depth - 1), r2 -> end()));
    }
    return Script.call(
        r -> {
          variable.set(1);
          return Script.yield(
              r2 -> {
                trace.add(variable.get());
                return variable.set(2);
              });
        });
  }

  // Off any loop.

  @Test
  void offAnyLoopACallKeepsItsContextToo() {
    Promise<Integer> promise = new Promise<>();
    variable.set(1);
    Task<Object> call = Script.call(r -> await(promise, r2 -> trace.add(variable.get())));
    variable.set(2);
    promise.complete(0);
    assertThat(trace).containsExactly(1);
    assertThat(call.isDone()).isTrue();
    assertThat(variable.get()).isEqualTo(2);
  }

  @Test
  void offAnyLoopWhatADirectlyAwaitedCallSetsIsVisibleToItsCallerInWhicheverThread()
      throws InterruptedException {
    Promise<Integer> promise = new Promise<>();
    Task<Object> caller =
        Script.call(
            r ->
                awaitCall(
                    () -> Script.call(s -> await(promise, this::set)),
                    r2 -> trace.add(variable.get())));
    Thread thread = new Thread(() -> promise.complete(0));
    thread.start();
    thread.join();
    assertThat(caller.isDone()).isTrue();
    assertThat(trace).containsExactly(1);
    assertThat(variable.get()).isZero();
  }

  @Test
  void offAnyLoopWhatADirectlyAwaitedCallSetsIsVisibleToItsCallerIfItEndsBeforeThatCanWait() {
    Promise<Integer> promise = new Promise<>();
    HotCall<Integer> caller =
        new HotCall<>() {
          @Override
          public Object proceed(Driver driver, int place) throws InterruptedException {
            if (place == START) {
              driver.pollCall(Script.call(s -> await(promise, TaskContextTest.this::set)));
              Thread other = new Thread(() -> promise.complete(0));
              other.start();
              other.join();
              return waitAt(1, driver);
            }
            driver.takeObject();
            return variable.get();
          }
        };
    assertThat(caller.begin().join()).isEqualTo(1);
  }

  // Callbacks.

  @Test
  void callbacksRunInACopyOfTheContextInWhichTheyWereAdded() {
    Consumer<Task<Object>> callback = t -> trace.add("done " + variable.get());
    run(
        r -> {
          variable.set(1);
          Task<Object> task = loop.createTask(() -> Script.call(s -> end()));
          task.addDoneCallback(callback);
          loop.callSoon(
              () -> {
                trace.add("soon " + variable.get());
                variable.set(7);
              });
          loop.callLater(Duration.ZERO, () -> trace.add("later " + variable.get()));
          variable.set(2);
          return Script.yield(
              r2 -> Script.yield(r3 -> Script.yield(r4 -> trace.add(variable.get()))));
        });
    assertThat(trace).containsExactlyInAnyOrder("soon 1", "done 1", "later 1", 2);
  }

  @Test
  void aCallbackWithAContextCanBeTakenBack() {
    Consumer<Task<Object>> callback = t -> trace.add("called");
    run(
        r -> {
          variable.set(1);
          Task<Object> task = loop.createTask(() -> Script.call(s -> end()));
          task.addDoneCallback(callback);
          trace.add(task.removeDoneCallback(callback));
          return await(task, r2 -> Script.yield(r3 -> end()));
        });
    assertThat(trace).containsExactly(1);
  }

  @Test
  void whatACallbackSetsIsForgotten() {
    loop.callSoon(() -> variable.set(1));
    loop.callSoon(() -> trace.add(variable.get()));
    run(r -> trace.add(variable.get()));
    assertThat(trace).containsExactly(0, 0);
  }

  @Test
  void callbacksMayBeGivenAContext() {
    Context context = new Context();
    run(
        r -> {
          Task<Object> task = loop.createTask(() -> Script.call(s -> end()));
          loop.callSoon(() -> variable.set(variable.get() + 1), context);
          loop.callLater(Duration.ZERO, () -> variable.set(variable.get() + 10), context);
          task.addDoneCallback(t -> variable.set(variable.get() + 100), context);
          return Script.yield(r2 -> Script.yield(r3 -> Script.yield(r4 -> end())));
        });
    assertThat(context.get(variable)).isEqualTo(111);
  }

  @Test
  void offAnyLoopADoneCallbackHasItsContextToo() {
    Promise<Integer> promise = new Promise<>();
    variable.set(1);
    promise.addDoneCallback(p -> trace.add(variable.get()));
    variable.set(2);
    promise.complete(0);
    assertThat(trace).containsExactly(1);
    assertThat(variable.get()).isEqualTo(2);
  }

  // Scopes.

  @Test
  void whereSetsForACallAndResets() {
    run(
        r -> {
          variable.set(1);
          return awaitCall(
              () -> variable.where(5, () -> Script.call(s -> Script.yield(this::note))),
              r2 -> trace.add(variable.get()));
        });
    assertThat(trace).containsExactly(5, 1);
  }

  @Test
  void whereResetsIfTheCallFailsOrCannotBeMade() {
    run(
        r -> {
          variable.set(1);
          Task<Object> unmade = variable.where(5, () -> null);
          assertThat(unmade.exceptionNow()).hasMessageContaining("returned null");
          return awaitCall(
              () -> variable.where(5, () -> Task.failed(new IllegalArgumentException("no"))),
              r2 -> {
                assertThatThrownBy(r2::get).hasMessage("no");
                return trace.add(variable.get());
              });
        });
    assertThat(trace).containsExactly(1);
  }

  private Object note(Script.Received received) {
    return trace.add(variable.get());
  }

  @Test
  void aTokenCannotBeUsedInAnotherTask() {
    run(
        r -> {
          Token<Integer> token = variable.set(1);
          Task<Object> task =
              loop.createTask(
                  () ->
                      Script.call(
                          s -> {
                            variable.reset(token);
                            return end();
                          }));
          return await(
              task,
              r2 -> {
                assertThatThrownBy(r2::get)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("was set in another context");
                return end();
              });
        });
    assertThat(copyContext().contains(variable)).isFalse();
  }

  @Test
  void aTokenCanBeUsedByACallThatIsAwaitedDirectly() {
    run(
        r -> {
          Token<Integer> token = variable.set(1);
          return awaitCall(
              () ->
                  Script.call(
                      s ->
                          Script.yield(
                              s2 -> {
                                variable.reset(token);
                                return end();
                              })),
              r2 -> {
                r2.get();
                return trace.add(variable.get());
              });
        });
    assertThat(trace).containsExactly(0);
  }
}
