package dev.fermata.transformer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fermata.AsyncCloseable;
import dev.fermata.AsyncIterator;
import dev.fermata.Promise;
import dev.fermata.Task;
import dev.fermata.transformer.testing.Compile;
import dev.fermata.transformer.testing.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of loops and resources in a task that is cancelled. */
class CloseCancellationTest {
  private static final Program PROGRAM =
      Program.rewritten(
          Compile.withDebugInformation()
              .sources(
                  """
                  import static dev.fermata.Fermata.*;
                  import dev.fermata.*;
                  import java.util.List;
                  class App {
                    @Async static Task<String> next(
                        AsyncIterator<String> items, Task<String> body, List<String> log) {
                      for (String item : each(items)) {
                        log.add(item);
                      }
                      return Task.of("end");
                    }
                    @Async static Task<String> body(
                        AsyncIterator<String> items, Task<String> body, List<String> log) {
                      for (String item : each(items)) {
                        await(body);
                        log.add("not reached");
                      }
                      return Task.of("end");
                    }
                    @Async static Task<String> leave(
                        AsyncIterator<String> items, Task<String> body, List<String> log) {
                      for (String item : each(items)) {
                        return Task.of(item);
                      }
                      return Task.of("end");
                    }
                    @Async static Task<String> fail(
                        AsyncIterator<String> items, Task<String> body, List<String> log) {
                      for (String item : each(items)) {
                        throw new IllegalStateException("body");
                      }
                      return Task.of("end");
                    }
                    @Async static Task<String> resource(
                        AsyncCloseable resource, Task<String> body, List<String> log) {
                      try (resource) {
                        return Task.of(await(body));
                      }
                    }
                    @Async static Task<String> failingResource(
                        AsyncCloseable resource, Task<String> body, List<String> log) {
                      try (resource) {
                        throw new IllegalStateException("body");
                      }
                    }
                  }
                  """));

  private final List<String> log = new ArrayList<>();
  private final Promise<String> item = new Promise<>();
  private final Promise<String> body = new Promise<>();
  private final Promise<Void> closing = new Promise<>();
  private final Iterating items = new Iterating();

  private final class Iterating implements AsyncIterator<String>, AsyncCloseable {
    @Override
    public Task<String> next() {
      return item;
    }

    @Override
    public CompletionStage<Void> closeAsync() {
      log.add("closing");
      return closing;
    }
  }

  @Test
  void cancellationWhileTheNextItemIsAwaitedIsPassedToIt() {
    Task<?> task = call("next");

    task.cancel("stop");

    assertThat(item.isCancelled()).isTrue();
    assertThat(task.isDone()).isFalse();
    closing.complete(null);
    assertThat(task.isCancelled()).isTrue();
    assertThat(log).containsExactly("closing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"body", "resource"})
  void cancellationInTheBodyClosesAndGoesOn(String method) {
    item.complete("a");
    Task<?> task = call(method);

    task.cancel("stop");

    assertThat(body.isCancelled()).isTrue();
    assertThat(task.isDone()).isFalse();
    closing.complete(null);
    assertThat(task.isCancelled()).isTrue();
    assertThat(log).containsExactly("closing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"body", "resource"})
  void failureToCloseIsSuppressedInTheCancellation(String method) {
    item.complete("a");
    Task<?> task = call(method);
    task.cancel("stop");

    Exception failure = new Exception("close");
    closing.completeExceptionally(failure);

    assertThat(task.isCancelled()).isTrue();
    assertThat(catchThrowable(task::join)).hasMessage("stop").hasSuppressedException(failure);
  }

  @ParameterizedTest
  @ValueSource(strings = {"leave", "resource"})
  void cancellationInTheCloseReplacesTheReturn(String method) {
    item.complete("a");
    body.complete("b");
    Task<?> task = call(method);

    task.cancel("stop");

    assertThat(closing.isCancelled()).isTrue();
    assertThat(task.isCancelled()).isTrue();
    assertThat(log).containsExactly("closing");
  }

  /** As JLS 14.20.3 has it of whatever a close throws. */
  @ParameterizedTest
  @ValueSource(strings = {"fail", "failingResource"})
  void cancellationInTheCloseIsSuppressedInTheFailureOfTheBody(String method) {
    item.complete("a");
    Task<?> task = call(method);

    task.cancel("stop");

    assertThat(closing.isCancelled()).isTrue();
    assertThat(catchThrowable(task::join))
        .cause()
        .hasMessage("body")
        .satisfies(
            failure ->
                assertThat(failure.getSuppressed())
                    .singleElement()
                    .hasToString("java.util.concurrent.CancellationException: stop"));
  }

  private Task<?> call(String method) {
    return (Task<?>) PROGRAM.call("App", method, items, body, log);
  }
}
