package dev.fermata.it.generators;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Async;
import dev.fermata.AsyncCloseable;
import dev.fermata.AsyncExitStack;
import dev.fermata.Task;
import dev.fermata.it.generators.Numbers.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of Python's {@code contextlib.AsyncExitStack}. */
@ParameterizedClass(name = "callbacks that have to be waited for: {0}")
@ValueSource(booleans = {false, true})
class AsyncExitStackTest {
  private final Numbers numbers;
  private final List<String> log = new ArrayList<>();
  private final AsyncExitStack stack = new AsyncExitStack();

  AsyncExitStackTest(boolean waits) {
    numbers = new Numbers(waits);
  }

  @Async
  private Task<Void> note(String entry) {
    await(numbers.pause());
    log.add(entry);
    return Task.done();
  }

  @Test
  void closesInReverseOrder() {
    stack.callback(() -> log.add("first"));
    stack.callbackAsync(() -> note("second"));
    stack.enter((AutoCloseable) () -> log.add("third"));
    stack.enter((AsyncCloseable) () -> note("fourth"));
    stack.callback(() -> log.add("fifth"));
    run(stack::closeAsync);
    assertThat(log).containsExactly("fifth", "fourth", "third", "second", "first");
  }

  @Test
  void enterReturnsItsResource() {
    AsyncCloseable resource = () -> note("closed");
    assertThat(stack.enter(resource)).isSameAs(resource);
  }

  @Test
  void closesOnce() {
    stack.callbackAsync(() -> note("callback"));
    run(stack::closeAsync);
    run(stack::closeAsync);
    assertThat(log).containsExactly("callback");
  }

  @Test
  void popAllHandsOverWhatThereIsToClose() {
    stack.callbackAsync(() -> note("first"));
    AsyncExitStack taken = stack.popAll();
    stack.callback(() -> log.add("later"));
    run(stack::closeAsync);
    assertThat(log).containsExactly("later");
    run(taken::closeAsync);
    assertThat(log).containsExactly("later", "first");
  }

  @Test
  void theFirstFailureIsThrownAndLaterOnesAreSuppressedInIt() {
    stack.callbackAsync(() -> note("last"));
    stack.enter(
        (AutoCloseable)
            () -> {
              throw new IOException("third");
            });
    stack.callbackAsync(() -> numbers.failing("second"));
    stack.callback(
        () -> {
          throw new Failure("first");
        });
    assertThatThrownBy(() -> run(stack::closeAsync))
        .isInstanceOf(Failure.class)
        .hasMessage("first")
        .satisfies(
            e ->
                assertThat(e.getSuppressed())
                    .extracting(Throwable::getMessage)
                    .containsExactly("second", "third"));
    assertThat(log).containsExactly("last");
  }

  @Test
  void whatACallbackAddsMeanwhileIsForTheNextClose() {
    stack.callback(() -> stack.callback(() -> log.add("added")));
    run(stack::closeAsync);
    assertThat(log).isEmpty();
    run(stack::closeAsync);
    assertThat(log).containsExactly("added");
  }

  @Test
  void closesAnyNumberWithoutStack() {
    int[] closed = {0};
    for (int i = 0; i < 50_000; i++) {
      stack.callbackAsync(() -> numbers.later(closed[0]++));
    }
    run(stack::closeAsync);
    assertThat(closed[0]).isEqualTo(50_000);
  }
}
