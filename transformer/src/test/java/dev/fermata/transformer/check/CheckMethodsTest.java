package dev.fermata.transformer.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.fermata.transformer.Correction;
import dev.fermata.transformer.Problem;
import dev.fermata.transformer.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In each source, the line that is wrong has a comment that says so. */
class CheckMethodsTest {
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
  void yieldsWithALockHeld() {
    CheckedSource.assertWrong(
        "FERMATA-007",
        """
        class App {
          @Async Generator<Integer> block() {
            synchronized (this) {
              Generator.yield(1); // wrong
              Generator.yieldFrom(block()); // wrong
            }
            Generator.yield(2);
            return Generator.end();
          }
          @Async synchronized AsyncGenerator<Integer> method() {
            AsyncGenerator.yield(1); // wrong
            return AsyncGenerator.end();
          }
        }
        """);
  }

  @Test
  void allThatSuspendsWithALockHeld() {
    CheckedSource.assertWrong(
        "FERMATA-007",
        """
        class App {
          @Async AsyncGenerator<String> m(AsyncIterable<String> items, AsyncCloseable a, Task<?> t) {
            synchronized (this) {
              await(t); // wrong
              for (String item : Fermata.each(items)) // wrong
                AsyncGenerator.yield(item); // wrong
              a.close(); // wrong
            }
            return AsyncGenerator.end();
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

  @Test
  void aMethodThatIsWrongInTwoWaysIsReportedTwice() {
    assertThat(
            CheckedSource.problems(
                """
                class App {
                  @Async synchronized String m(Task<String> t) { return await(t); }
                }
                """))
        .extracting(Problem::id)
        .containsExactlyInAnyOrder("FERMATA-004", "FERMATA-007");
  }

  @Test
  void allLockedAwaitsOfAMethodAreReported() {
    CheckedSource.assertWrong(
        "FERMATA-007",
        """
        class App {
          @Async Task<Void> m(Task<String> t) {
            synchronized (this) {
              await(t); // wrong
              await(t); // wrong
            }
            await(t);
            return Task.done();
          }
        }
        """);
  }

  @Test
  void awaitReferences() {
    CheckedSource.assertWrong(
        "FERMATA-012",
        """
        class App {
          @Async Task<Void> m(java.util.List<Task<String>> tasks) {
            tasks.stream().map(Fermata::await).forEach(x -> {}); // wrong
            await(tasks.get(0));
            return Task.done();
          }
          Function<Task<String>, String> f = Fermata::await; // wrong
          Function<java.time.Duration, Task<Void>> fine = Fermata::sleep;
        }
        """);
  }

  @Test
  void yieldReferences() {
    CheckedSource.assertWrong(
        "FERMATA-012",
        """
        class App {
          @Async Generator<Integer> m(java.util.List<Integer> items) {
            Generator.yield(0);
            items.forEach(Generator::yield); // wrong
            return Generator.end();
          }
          Consumer<Iterable<Integer>> from = Coroutine::yieldFrom; // wrong
          Function<Integer, String> asynchronous = AsyncGenerator::yield; // wrong
        }
        """);
  }

  @Test
  void theCorrectionOfAYieldReferenceIsALoop() {
    assertThat(CheckedSource.problems("class App { Consumer<Integer> c = Generator::yield; }"))
        .extracting(Problem::correction)
        .containsExactly(
            new Correction(
                "Consumer function = Generator::yield",
                "for (var item : items) { Generator.yield(item); }"));
  }

  @Test
  void problemsOfAMethodStandInTheOrderOfItsLines() {
    assertThat(
            CheckedSource.problems(
                """
                class App {
                  @Async Task<Void> m(Task<String> t) {
                    t.join();
                    synchronized (this) { await(t); }
                    t.join();
                    return Task.done();
                  }
                }
                """))
        .extracting(Problem::id)
        .containsExactly("FERMATA-015", "FERMATA-007", "FERMATA-015");
  }

  @Test
  void theWrongAndTheRightLineHaveTheNamesOfTheClass() {
    assertThat(
            CheckedSource.problems(
                """
                class App {
                  static int size(Task<Integer> t) { return await(t); }
                  App(Task<Integer> t) { await(t); }
                  Predicate<Task<Boolean>> p = t -> await(t);
                  @Async native Task<String> n();
                  @Async long l(Task<Long> t) { return await(t); }
                }
                """))
        .extracting(problem -> problem.correction())
        .extracting(Correction::wrong, Correction::right)
        .containsExactly(
            tuple(
                "static int size(...) { ... await(stage) ... }",
                "@Async static Task<Integer> size(...) { ... await(stage) ... }"),
            tuple(
                "App(...) { ... await(stage) ... }",
                "@Async static Task<App> create(...) { var value = await(stage);"
                    + " return Task.of(new App(value)); }"),
            tuple("@Async native Task<...> n();", "native Task<...> n();"),
            tuple(
                "@Async long l(...) { ... return value; }",
                "@Async Task<Long> l(...) { ... return Task.of(value); }"),
            tuple(
                "Predicate lambda = ... -> ... await(stage) ...",
                "Supplier<Task<T>> lambda = () -> Task.of(await(stage))"));
  }

  private static void assertMisuse(String id, String method, String source) {
    int line = CheckedSource.wrongLines(source).stream().findFirst().orElse(0);
    assertThat(problems(source))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.id()).isEqualTo(id);
              assertThat(problem.severity()).isEqualTo(Severity.ERROR);
              assertThat(problem.className()).isEqualTo("App");
              assertThat(problem.method()).isEqualTo(method);
              assertThat(problem.sourceFile()).isEqualTo("App.java");
              assertThat(problem.line()).isEqualTo(line);
              assertThat(problem.correction()).isNotNull();
            });
  }

  private static List<Problem> problems(String source) {
    return CheckedSource.problems(source);
  }
}
