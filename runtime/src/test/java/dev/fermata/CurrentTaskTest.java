package dev.fermata;

import static dev.fermata.Fermata.currentTask;
import static dev.fermata.Script.await;
import static dev.fermata.Script.awaitCall;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CurrentTaskTest {
  private final EventLoop loop = new EventLoop();
  private final List<Object> trace = new ArrayList<>();

  @AfterEach
  void closeLoop() {
    loop.close();
  }

  @Test
  void isNoneInPlainCodeAndInCallbacks() {
    assertThat((Object) currentTask()).isNull();
    loop.callSoon(
        () -> {
          trace.add(currentTask() == null);
          loop.stop();
        });
    loop.runForever();
    assertThat(trace).containsExactly(true);
  }

  @Test
  void isTheTaskThatACallReturnsBeforeAndAfterItSuspends() {
    Promise<Integer> promise = new Promise<>();
    Task<Object> task =
        Script.call(
            r -> {
              trace.add(currentTask());
              return await(promise, r2 -> trace.add(currentTask()));
            });
    assertThat((Object) currentTask()).isNull();
    promise.complete(1);
    assertThat(trace).containsExactly(task, task);
    assertThat(task.isDone()).isTrue();
  }

  @Test
  void isTheTaskThatACallReturnsIfAskedForOnlyLater() {
    Promise<Integer> promise = new Promise<>();
    Task<Object> task = Script.call(r -> await(promise, r2 -> trace.add(currentTask())));
    promise.complete(1);
    assertThat(trace).containsExactly(task);
  }

  @Test
  void isTheTaskThatACallReturnsIfItNeverSuspends() {
    Task<Object> task = Script.call(r -> trace.add(currentTask()));
    assertThat(trace).containsExactly(task);
    assertThat(task.join()).isEqualTo(true);
    Task<Object> failed =
        Script.call(
            r -> {
              trace.add(currentTask());
              throw new IllegalArgumentException();
            });
    assertThat(trace).last().isSameAs(failed);
    assertThat(failed.isCompletedExceptionally()).isTrue();
  }

  @Test
  void isTheCreatedTaskInItsBodyAndInCallsThatItAwaitsDirectly() {
    Task<Object> task =
        loop.createTask(
            () ->
                Script.call(
                    r -> {
                      trace.add(currentTask());
                      return awaitCall(
                          () ->
                              Script.call(
                                  c ->
                                      Script.yield(
                                          c2 -> {
                                            trace.add(currentTask());
                                            return null;
                                          })),
                          r2 -> Script.yield(r3 -> trace.add(currentTask())));
                    }));
    loop.runUntilComplete(task);
    assertThat(trace).containsExactly(task, task, task);
  }

  @Test
  void isRestoredWhenACompletionRunsAnotherTaskInside() {
    Promise<Integer> promise = new Promise<>();
    Task<Object> inner = Script.call(r -> await(promise, r2 -> trace.add(currentTask())));
    Task<Object> outer =
        Script.call(
            r -> {
              promise.complete(1);
              return trace.add(currentTask());
            });
    assertThat(trace).containsExactly(inner, outer);
  }
}
