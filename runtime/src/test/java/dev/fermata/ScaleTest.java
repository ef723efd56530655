package dev.fermata;

import static dev.fermata.Script.await;
import static dev.fermata.Script.awaitCall;
import static dev.fermata.Script.awaitSleep;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ScaleTest {
  private static final int MANY = 1_000_000;

  @Test
  void aChainOfAMillionTasksOnALoopEndsWithoutRecursion() {
    try (EventLoop loop = new EventLoop()) {
      Promise<Integer> promise = loop.createPromise();
      Task<Integer> last =
          loop.runUntilComplete(
              () -> {
                Task<Task<Integer>> result = Task.of(chain(promise));
                return result;
              });
      loop.callSoon(() -> promise.complete(0));
      assertThat(loop.<Integer>runUntilComplete(last)).isEqualTo(MANY);
    }
  }

  @Test
  void aChainOfAMillionTasksOffAnyLoopEndsInsideComplete() {
    Promise<Integer> promise = new Promise<>();
    Task<Integer> last = chain(promise);
    promise.complete(0);
    assertThat(last.resultNow()).isEqualTo(MANY);
  }

  @Test
  void aChainOfAMillionTasksIsCancelledWithoutRecursion() {
    Promise<Integer> promise = new Promise<>();
    Task<Integer> last = chain(promise);
    last.cancel();
    assertThat(last.isCancelled()).isTrue();
    assertThat(promise.isCancelled()).isTrue();
  }

  private static Task<Integer> chain(Task<Integer> first) {
    Task<Integer> last = first;
    for (int i = 0; i < MANY; i++) {
      Task<Integer> inner = last;
      last = Script.call(r -> await(inner, r2 -> (Integer) r2.get() + 1));
    }
    return last;
  }

  @Test
  void aChainOfDirectCallsIsResumedFlat() {
    Promise<Integer> promise = new Promise<>();
    Task<Integer> task = Script.call(r -> nested(promise, 500));
    promise.complete(0);
    assertThat(task.resultNow()).isEqualTo(500);
  }

  private static Object nested(Promise<Integer> promise, int depth) {
    return depth == 0
        ? await(promise, Script.Received::get)
        : awaitCall(() -> Script.call(r -> nested(promise, depth - 1)), r -> (Integer) r.get() + 1);
  }

  @Test
  void aMillionTasksSleepAtOnceAndAreGathered() {
    List<Integer> values =
        Fermata.run(
            () -> {
              List<Task<Integer>> tasks = new ArrayList<>();
              for (int i = 0; i < MANY; i++) {
                int number = i;
                tasks.add(Script.call(r -> awaitSleep(Duration.ofMillis(1500), r2 -> number)));
              }
              return Fermata.gather(tasks);
            });
    assertThat(values).hasSize(MANY);
    assertThat(values.get(MANY - 1)).isEqualTo(MANY - 1);
  }

  @Test
  void manyTimersThatAreCancelledLeaveNothing() {
    try (EventLoop loop = new EventLoop()) {
      loop.callSoon(
          () -> {
            List<TimerHandle> handles = new ArrayList<>();
            for (int i = 0; i < MANY / 10; i++) {
              handles.add(loop.callLater(Duration.ofSeconds(i % 100), () -> {}));
            }
            handles.forEach(TimerHandle::cancel);
            assertThat(loop.timers.isEmpty()).isTrue();
            loop.stop();
          });
      loop.runForever();
    }
  }
}
