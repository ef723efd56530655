package dev.fermata;

import static dev.fermata.Script.await;
import static dev.fermata.Script.awaitCall;
import static org.assertj.core.api.Assertions.assertThat;

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
    for (int i = 0; i < 40; i++) {
      int next = (i + 1) % 40;
      tasks.add(loop.createTask(() -> Script.call(r -> await(tasks.get(next), this::failure))));
    }

    assertThat(loop.runUntilComplete(tasks.get(0))).asString().startsWith("Tasks cannot await");
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
  void aLongChainIsNone() {
    Promise<Object> first = loop.createPromise();
    tasks.add(first);
    for (int i = 0; i < 10_000; i++) {
      Task<Object> previous = tasks.get(i);
      tasks.add(loop.createTask(() -> Script.call(r -> await(previous, Script.Received::get))));
    }
    loop.callSoon(() -> loop.callSoon(() -> first.complete("value")));

    assertThat(loop.runUntilComplete(tasks.get(10_000))).isEqualTo("value");
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
