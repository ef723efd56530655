package dev.fermata.transformer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Promise;
import dev.fermata.Task;
import dev.fermata.transformer.testing.Compile;
import dev.fermata.transformer.testing.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which handlers of an {@code @Async} method see the cancellation of its own task. */
class PassCancellationTest {
  private static final Program PROGRAM =
      Program.rewritten(
          Compile.withDebugInformation()
              .sources(
                  """
                  import static dev.fermata.Fermata.await;
                  import dev.fermata.*;
                  import java.io.IOException;
                  import java.util.List;
                  import java.util.concurrent.*;
                  class App {
                    @Async static Task<String> exception(Promise<String> p, List<String> log) {
                      try {
                        return Task.of(await(p));
                      } catch (Exception e) {
                        log.add("caught " + e.getMessage());
                      }
                      return Task.of("went on");
                    }
                    @Async static Task<String> runtimeException(Promise<String> p, List<String> log) {
                      try {
                        return Task.of(await(p));
                      } catch (RuntimeException e) {
                        log.add("caught " + e.getMessage());
                      }
                      return Task.of("went on");
                    }
                    @Async static Task<String> illegalState(Promise<String> p, List<String> log) {
                      try {
                        return Task.of(await(p));
                      } catch (IllegalStateException e) {
                        log.add("caught " + e.getMessage());
                      }
                      return Task.of("went on");
                    }
                    @Async static Task<String> multi(Promise<String> p, List<String> log) {
                      int count = 1;
                      try {
                        count += await(p).length();
                      } catch (IllegalArgumentException | IllegalStateException e) {
                        log.add("caught " + e.getMessage());
                      }
                      return Task.of("went on" + count);
                    }
                    @Async static Task<String> cancellation(Promise<String> p, List<String> log) {
                      try {
                        return Task.of(await(p));
                      } catch (CancellationException e) {
                        log.add("caught");
                      } catch (Exception e) {
                        log.add("wrong");
                      }
                      return Task.of("went on");
                    }
                    @Async static Task<String> throwable(Promise<String> p, List<String> log) {
                      long before = log.size();
                      try {
                        return Task.of(await(p));
                      } catch (Exception e) {
                        log.add("wrong");
                      } catch (Throwable e) {
                        log.add("caught" + before);
                      }
                      return Task.of("went on");
                    }
                    @Async static Task<String> runsFinally(Promise<String> p, List<String> log) {
                      String step = "a";
                      try {
                        step = await(p);
                      } catch (Exception e) {
                        log.add("wrong");
                      } finally {
                        log.add(step);
                        await(Task.of("x"));
                        log.add("finally");
                      }
                      return Task.of("went on");
                    }
                    @Async static Task<String> nested(Promise<String> p, List<String> log) {
                      String inner = "inner";
                      try {
                        int kept = log.size();
                        try {
                          try {
                            await(p);
                          } catch (IllegalStateException e) {
                            log.add("wrong" + kept);
                          }
                          log.add("not reached");
                        } catch (RuntimeException e) {
                          log.add("wrong" + kept);
                        } finally {
                          log.add(inner + kept);
                        }
                      } catch (CancellationException e) {
                        log.add("outer");
                      }
                      return Task.of("went on");
                    }
                    @Async static Task<String> rethrown(Promise<String> p, List<String> log) {
                      try {
                        try {
                          await(p);
                        } catch (CancellationException e) {
                          log.add("seen");
                          throw e;
                        }
                      } catch (Exception e) {
                        log.add("wrong");
                      }
                      return Task.of("went on");
                    }
                    @Async static Task<String> inLoop(Promise<String> p, List<String> log) {
                      for (int i = 0; i < 3; i++) {
                        try {
                          await(i == 0 ? Task.of("x") : p);
                        } catch (Exception e) {
                          log.add("wrong " + i);
                          continue;
                        }
                        log.add("turn " + i);
                      }
                      return Task.of("went on");
                    }
                    @Async static Task<String> caller(Promise<String> p, List<String> log) {
                      try {
                        return Task.of(await(leaf(p)));
                      } catch (Exception e) {
                        log.add("caught " + e.getMessage());
                      }
                      return Task.of("went on");
                    }
                    @Async static Task<String> leaf(Promise<String> p) {
                      return Task.of(await(p) + "!");
                    }
                    @Async Task<String> instance(Promise<String> p, List<String> log) {
                      try {
                        return Task.of(await(p));
                      } catch (Exception e) {
                        log.add("caught " + e.getMessage());
                      }
                      return Task.of("went on");
                    }
                    @Async static Task<String> callsInstance(Promise<String> p, List<String> log) {
                      try {
                        return Task.of(await(new App().instance(p, log)));
                      } catch (Exception e) {
                        log.add("caught " + e.getMessage());
                      }
                      return Task.of("went on");
                    }
                  }
                  """));

  private final Promise<String> pending = new Promise<>();
  private final List<String> log = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exception",
        "runtimeException",
        "illegalState",
        "multi",
        "caller",
        "callsInstance"
      })
  void widerHandlersDoNotSeeIt(String method) {
    Task<?> task = call(method);

    task.cancel("stop");

    assertThat(task.isCancelled()).isTrue();
    assertThat(log).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exception",
        "runtimeException",
        "illegalState",
        "multi",
        "caller",
        "callsInstance"
      })
  void widerHandlersSeeEverythingElse(String method) {
    Task<?> task = call(method);

    pending.completeExceptionally(new IllegalStateException("broken"));

    assertThat((String) task.join()).startsWith("went on");
    assertThat(log).containsExactly("caught broken");
  }

  @Test
  void widerHandlersSeeTheCancellationOfOthers() {
    Task<?> task = call("exception");

    pending.completeExceptionally(new CancellationException("theirs"));

    assertThat(task.join()).isEqualTo("went on");
    assertThat(log).containsExactly("caught theirs");
  }

  @ParameterizedTest
  @CsvSource({
    "cancellation, caught",
    "throwable, caught0",
    "nested, inner0 outer",
  })
  void handlersThatNameItAndThrowableSeeIt(String method, String expected) {
    Task<?> task = call(method);

    task.cancel("stop");

    assertThat(task.join()).isEqualTo("went on");
    assertThat(String.join(" ", log)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"runsFinally, a finally", "rethrown, seen", "inLoop, turn 0"})
  void theOthersRunAndItGoesOn(String method, String expected) {
    Task<?> task = call(method);

    task.cancel("stop");

    assertThat(task.isCancelled()).isTrue();
    assertThat(String.join(" ", log)).isEqualTo(expected);
  }

  private Task<?> call(String method) {
    return (Task<?>) PROGRAM.call("App", method, pending, log);
  }
}
