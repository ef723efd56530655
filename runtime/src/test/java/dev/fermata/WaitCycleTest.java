package dev.fermata;

import static dev.fermata.Script.await;
import static dev.fermata.Script.awaitCall;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WaitCycleTest {
  private final EventLoop loop = new EventLoop();
  private final List<Task<Object>> tasks = new ArrayList<>();

  @AfterEach
  void closeLoop() {
    loop.close();
  }

  @Test
  void ofTwoTasksFails() {
    tasks.add(loop.createTask(() -> Script.call(r -> await(tasks.get(1), this::failure))));
    tasks.add(loop.createTask(() -> Script.call(r -> await(tasks.get(0), this::failure))));

    assertThat(loop.runUntilComplete(tasks.get(0)))
        .asString()
        .startsWith("Tasks cannot await each other in a cycle: ")
        .contains(" awaits ")
        .endsWith(" awaits the first");
  }

  @Test
  void ofFortyTasksFails() {
    assertThat(failureOfCycleOf(40))
        .startsWith("Tasks cannot await")
        .endsWith(" awaits … (21 more) awaits the first");
  }

  @Test
  void ofVeryManyTasksFails() {
    assertThat(failureOfCycleOf(10_000))
        .startsWith("Tasks cannot await")
        .endsWith(" awaits … (9981 more) awaits the first");
  }

  private String failureOfCycleOf(int length) {
    for (int i = 0; i < length; i++) {
      int next = (i + 1) % length;
      tasks.add(loop.createTask(() -> Script.call(r -> await(tasks.get(next), this::failure))));
    }
    return loop.runUntilComplete(tasks.get(0)).toString();
  }

  @Test
  void ofATaskWithItselfThroughDirectCallsFails() {
    tasks.add(
        loop.createTask(
            () ->
                Script.call(
                    r ->
                        awaitCall(
                            () ->
                                Script.call(
                                    i ->
                                        awaitCall(
                                            () -> Script.call(j -> Script.yield(this::awaitTask)),
                                            Script.Received::get)),
                            Script.Received::get))));

    assertThat(loop.runUntilComplete(tasks.get(0)))
        .asString()
        .isEqualTo("A task cannot await itself");
  }

  private Object awaitTask(Script.Received received) {
    return await(tasks.get(0), this::failure);
  }

  @Test
  void aLongChainThatGrowsAtItsWaitingEndIsNone() {
    Promise<Object> first = loop.createPromise();
    Task<Object> last = waitForEachOther(100_000, first);
    loop.callSoon(() -> loop.callSoon(() -> first.complete("value")));

    assertThat(loop.runUntilComplete(last)).isEqualTo("value");
  }

  @Test
  void aLongChainThatGrowsAtItsAwaitedEndIsNone() {
    int length = 100_000;
    for (int i = 0; i < length; i++) {
      int next = i + 1;
      tasks.add(
          loop.createTask(() -> Script.call(r -> await(tasks.get(next), Script.Received::get))));
    }
    Promise<Object> last = loop.createPromise();
    tasks.add(last);
    loop.callSoon(() -> loop.callSoon(() -> last.complete("value")));

    assertThat(loop.runUntilComplete(tasks.get(0))).isEqualTo("value");
  }

  @Test
  void aTaskBetweenTwoLongChainsClosesNone() {
    Promise<Object> first = loop.createPromise();
    Task<Object> awaited = waitForEachOther(1_000, first);
    Task<Object> between =
        loop.createTask(
            () -> Script.call(r -> Script.yield(r2 -> await(awaited, Script.Received::get))));
    Task<Object> last = waitForEachOther(1_000, between);
    loop.callLater(Duration.ofMillis(1), () -> first.complete("value"));

    assertThat(loop.runUntilComplete(last)).isEqualTo("value");
  }

  /** Creates tasks of which each awaits the one before; returns the last of them. */
  private Task<Object> waitForEachOther(int length, Task<Object> first) {
    Task<Object> last = first;
    for (int i = 0; i < length; i++) {
      Task<Object> previous = last;
      last = loop.createTask(() -> Script.call(r -> await(previous, Script.Received::get)));
    }
    return last;
  }

  private Object failure(Script.Received received) {
    try {
      return Objects.requireNonNull(received.get());
    } catch (Throwable t) {
      assertThat(t).isInstanceOf(IllegalStateException.class);
      return t.getMessage();
    }
  }
}
