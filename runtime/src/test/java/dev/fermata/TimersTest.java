package dev.fermata;

import static dev.fermata.Script.awaitCall;
import static dev.fermata.Script.awaitSleep;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TimersTest {
  private final EventLoop loop = new EventLoop();
  private final List<Object> trace = new ArrayList<>();

  @AfterEach
  void closeLoop() {
    loop.close();
  }

  @Test
  void equalDeadlinesFireInTheOrderOfTheCalls() {
    long when = loop.time() + 1_000_000;
    for (int i = 0; i < 100; i++) {
      int number = i;
      assertThat(loop.callAt(when, () -> trace.add(number)).when()).isEqualTo(when);
    }
    loop.callAt(when, loop::stop);
    loop.runForever();
    assertThat(trace).isEqualTo(IntStream.range(0, 100).boxed().toList());
  }

  @Test
  void aTimeInThePastComesAfterWhatIsReady() {
    loop.callAt(loop.time() - 1, () -> trace.add("past"));
    loop.callSoon(() -> trace.add("soon"));
    loop.callLater(Duration.ofMillis(-1), loop::stop);
    loop.runForever();
    assertThat(trace).containsExactly("soon", "past");
  }

  @Test
  void sleepIsNeverEarly() {
    for (int millis = 1; millis < 20; millis += 3) {
      Duration duration = Duration.ofMillis(millis);
      long start = System.nanoTime();
      loop.runUntilComplete(() -> Fermata.sleep(duration));
      assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(duration.toNanos());
    }
  }

  @Test
  void sleepersWakeInTheOrderOfTheirDeadlines() {
    for (int millis : new int[] {9, 3, 6}) {
      loop.createTask(
          () -> Script.call(r -> awaitSleep(Duration.ofMillis(millis), r2 -> trace.add(millis))));
    }
    loop.runUntilComplete(() -> Fermata.sleep(Duration.ofMillis(12)));
    assertThat(trace).containsExactly(3, 6, 9);
  }

  @Test
  void aSleepThatIsAwaitedDirectlyOrAsATaskTakesNoTimeOfItsOwn() {
    Task<Object> task =
        loop.createTask(
            () ->
                Script.call(
                    r ->
                        awaitCall(
                            () -> Fermata.sleep(Duration.ofMillis(1)), r2 -> trace.add("slept"))));
    loop.runUntilComplete(task);
    assertThat(trace).containsExactly("slept");
  }

  @Test
  void aCancelledTimerIsGoneAtOnce() {
    loop.callSoon(
        () -> {
          List<TimerHandle> handles = new ArrayList<>();
          for (int i = 0; i < 1000; i++) {
            handles.add(loop.callLater(Duration.ofHours(1), () -> trace.add("never")));
          }
          assertThat(loop.timers.size()).isEqualTo(1000);
          handles.forEach(TimerHandle::cancel);
          assertThat(loop.timers.size()).isZero();
          loop.stop();
        });
    loop.runForever();
    assertThat(trace).isEmpty();
  }

  @Test
  void aTimerThatIsCancelledFromAnotherThreadIsGoneWithTheNextTurn() throws Exception {
    TimerHandle handle = loop.callLater(Duration.ofHours(1), () -> trace.add("never"));
    Thread thread =
        new Thread(
            () -> {
              handle.cancel();
              loop.callSoonThreadsafe(loop::stop);
            });
    loop.callSoon(thread::start);
    loop.runForever();
    thread.join();
    assertThat(handle.cancelled()).isTrue();
    assertThat(loop.timers.size()).isZero();
  }

  @Test
  void aTimerThatHasExpiredCanStillBeCancelledBeforeItsTurn() {
    TimerHandle[] second = new TimerHandle[1];
    long when = loop.time();
    loop.callAt(when, () -> second[0].cancel());
    second[0] = loop.callAt(when, () -> trace.add("never"));
    loop.callAt(when, loop::stop);
    loop.runForever();
    assertThat(trace).isEmpty();
  }

  @Test
  void aCancelledSleepLeavesNoTimer() {
    Task<Object> task =
        loop.createTask(
            () -> Script.call(r -> awaitSleep(Duration.ofHours(1), Script.Received::get)));
    loop.callSoon(
        () -> {
          assertThat(loop.timers.size()).isEqualTo(1);
          task.cancel();
          assertThat(loop.timers.size()).isZero();
        });
    task.addDoneCallback(t -> loop.stop());
    loop.runForever();
    assertThat(task.isCancelled()).isTrue();
  }
}
