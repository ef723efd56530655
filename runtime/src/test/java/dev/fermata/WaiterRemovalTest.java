package dev.fermata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WaiterRemovalTest {
  private final List<Object> trace = new ArrayList<>();

  private Consumer<Task<Integer>> noting(int number) {
    return task -> trace.add(number);
  }

  @Test
  void leavesTheOthersInTheirOrder() {
    Promise<Integer> promise = new Promise<>();
    List<Consumer<Task<Integer>>> callbacks = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      callbacks.add(noting(i));
      promise.addDoneCallback(callbacks.get(i));
    }

    assertThat(promise.removeDoneCallback(callbacks.get(0))).isEqualTo(1);
    assertThat(promise.removeDoneCallback(callbacks.get(2))).isEqualTo(1);
    assertThat(promise.removeDoneCallback(callbacks.get(5))).isEqualTo(1);
    assertThat(promise.removeDoneCallback(callbacks.get(5))).isZero();
    promise.complete(1);

    assertThat(trace).containsExactly(1, 3, 4);
  }

  @Test
  void keepsNothingOfWaitsThatAreOver() {
    Fermata.run(
        () -> {
          Promise<Integer> promise = new Promise<>();
          Consumer<Task<Integer>> first = noting(1);
          promise.addDoneCallback(first);
          return Script.call(r -> waitAgain(promise, 100));
        });
    assertThat(trace).containsExactly("few waiters");
  }

  private Object waitAgain(Promise<Integer> promise, int times) {
    if (times == 0) {
      AtomicInteger waiters = new AtomicInteger();
      promise.visitWaiters(waiter -> waiters.incrementAndGet());
      trace.add(waiters.get() < 5 ? "few waiters" : waiters.get() + " waiters");
      return 1;
    }
    Task<?> other = Fermata.waitAny(List.of(promise), Duration.ofMillis(1));
    return Script.awaitCall(
        () -> Fermata.waitAny(List.of(promise), Duration.ZERO),
        r -> {
          r.get();
          return Script.await(
              other,
              r2 -> {
                r2.get();
                return waitAgain(promise, times - 1);
              });
        });
  }

  @Test
  void losesNobodyWhileAnotherThreadCompletesTheTask() throws Exception {
    for (int i = 0; i < 2_000; i++) {
      Promise<Integer> promise = new Promise<>();
      AtomicInteger kept = new AtomicInteger();
      Consumer<Task<Integer>> keep = task -> kept.incrementAndGet();
      List<Consumer<Task<Integer>>> removed = new ArrayList<>();
      for (int j = 0; j < 4; j++) {
        promise.addDoneCallback(keep);
        removed.add(task -> {});
        promise.addDoneCallback(removed.get(j));
      }
      Thread completer = new Thread(() -> promise.complete(1));
      completer.start();
      removed.forEach(promise::removeDoneCallback);
      promise.addDoneCallback(keep);
      completer.join();
      assertThat(kept).hasValue(5);
    }
  }
}
