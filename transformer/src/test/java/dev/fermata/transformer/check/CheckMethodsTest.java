package dev.fermata.transformer.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.Problem;
import dev.fermata.transformer.testing.Compile;
import dev.fermata.transformer.testing.Program;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In each source, the line that is wrong has a comment that says so. */
class CheckMethodsTest {
  private static final String IMPORTS =
      """
      import static dev.fermata.Fermata.await;
      import dev.fermata.*;
      import java.util.function.*;
      """;

  @Test
  void awaitOutsideOfAnAsyncMethod() {
    assertMisuse(
        "FERMATA-003",
        "m",
        """
        class App {
          Object m(Task<?> t) {
            Object o = null;
            return await(t); // wrong
          }
        }
        """);
  }

  @Test
  void awaitInALambdaThatCannotSuspend() {
    assertMisuse(
        "FERMATA-003",
        "lambda$m$0",
        """
        class App {
          void m(Task<String> t) {
            Supplier<String> s = () ->
                await(t); // wrong
          }
        }
        """);
  }

  @Test
  void asyncMethodWithoutABody() {
    assertMisuse(
        "FERMATA-005",
        "m",
        """
        abstract class App {
          @Async abstract Task<String> m();
        }
        """);
  }

  @Test
  void nativeAsyncMethod() {
    assertMisuse(
        "FERMATA-005",
        "m",
        """
        class App {
          @Async native Task<String> m();
        }
        """);
  }

  @Test
  void asyncMethodThatReturnsAnOrdinaryValue() {
    assertMisuse(
        "FERMATA-004",
        "m",
        """
        class App {
          @Async String m(Task<String> t) {
            return await(t); // wrong
          }
        }
        """);
  }

  @Test
  void asyncMethodThatReturnsAnArrayOfTasks() {
    assertMisuse(
        "FERMATA-004",
        "m",
        """
        class App {
          @Async Task<?>[] m() {
            return null; // wrong
          }
        }
        """);
  }

  @Test
  void awaitInAConstructor() {
    assertMisuse(
        "FERMATA-006",
        "<init>",
        """
        class App {
          App(Task<String> t) {
            await(t); // wrong
          }
        }
        """);
  }

  @Test
  void awaitInAStaticInitializer() {
    assertMisuse(
        "FERMATA-006",
        "<clinit>",
        """
        class App {
          static final String S = await(Task.of("")); // wrong
        }
        """);
  }

  @Test
  void synchronizedAsyncMethod() {
    assertMisuse(
        "FERMATA-007",
        "m",
        """
        class App {
          @Async synchronized Task<String> m(Task<String> t) {
            return Task.of(await(t)); // wrong
          }
        }
        """);
  }

  @Test
  void awaitInASynchronizedBlock() {
    assertMisuse(
        "FERMATA-007",
        "m",
        """
        class App {
          @Async Task<String> m(Task<String> t) {
            await(t);
            synchronized (this) {
              t.isDone();
              return Task.of(await(t)); // wrong
            }
          }
        }
        """);
  }

  @Test
  void awaitInASynchronizedBlockOfALambda() {
    assertMisuse(
        "FERMATA-007",
        "lambda$m$0",
        """
        class App {
          void m(Task<String> t) {
            Supplier<Task<String>> s = () -> {
              synchronized (t) {
                return Task.of(await(t)); // wrong
              }
            };
          }
        }
        """);
  }

  @Test
  void awaitsAroundSynchronizedBlocksAreFine() {
    assertThat(
            problems(
                """
                class App {
                  @Async Task<String> m(Task<String> t) {
                    try {
                      await(t);
                      synchronized (this) { t.isDone(); }
                      await(t);
                      synchronized (this) { return t; }
                    } catch (IllegalStateException e) {
                      return Task.of(await(t));
                    } finally {
                      await(t);
                    }
                  }
                }
                """))
        .isEmpty();
  }

  @Test
  void allMisusesOfAClassAreReported() {
    List<Problem> problems =
        problems(
            """
            class App {
              Object a(Task<?> t) { return await(t); }
              @Async synchronized void b(Task<?> t) { await(t); }
              @Async int c() { return 1; }
              @Async Task<String> right(Task<String> t) { return Task.of(await(t)); }
            }
            """);

    assertThat(problems)
        .extracting(Problem::id)
        .containsExactly("FERMATA-003", "FERMATA-007", "FERMATA-004");
  }

  @Test
  void lambdasThatCanSuspendAreFine() {
    assertThat(
            problems(
                """
                class App {
                  void m(Task<String> t) {
                    Supplier<Task<String>> s = () -> Task.of(await(t));
                    Runnable r = () -> await(t);
                    Supplier<Object> unrelated = () -> "";
                  }
                }
                """))
        .isEmpty();
  }

  @Test
  void bridgesAreNoSecondAsyncMethods() {
    assertThat(
            problems(
                """
                class App implements Function<Task<String>, Object> {
                  @Async public Task<String> apply(Task<String> t) { return Task.of(await(t)); }
                }
                """))
        .isEmpty();
  }

  private static void assertMisuse(String id, String method, String source) {
    int line = 0;
    String[] lines = (IMPORTS + source).split("\n");
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].contains("// wrong")) {
        line = i + 1;
      }
    }
    int expected = line;
    assertThat(problems(source))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.id()).isEqualTo(id);
              assertThat(problem.className()).isEqualTo("App");
              assertThat(problem.method()).isEqualTo(method);
              assertThat(problem.sourceFile()).isEqualTo("App.java");
              assertThat(problem.line()).isEqualTo(expected);
            });
  }

  private static List<Problem> problems(String source) {
    return Program.problems(Compile.withDebugInformation().sources(IMPORTS + source));
  }
}
