package dev.fermata.transformer.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.fermata.transformer.Problem;
import org.junit.jupiter.api.Test;

class CheckAwaitInGeneratorTest {
  @Test
  void anAwaitInAGeneratorThatIsNotAsynchronous() {
    CheckedSource.assertWrong(
        "FERMATA-027",
        """
        class App {
          @Async Generator<String> generator(Task<String> t) {
            Generator.yield(await(t)); // wrong
            Generator.yield(await(t));
            return Generator.end();
          }
          @Async Coroutine<String, Void, Void> coroutine(Task<String> t)
              throws java.io.IOException {
            Coroutine.yield(await(t, java.io.IOException.class)); // wrong
            return Coroutine.end();
          }
          Function<Task<String>, Generator<String>> lambda = t -> {
            await(t); // wrong
            return Generator.end();
          };
        }
        """);
  }

  @Test
  void aLoopOverEachAwaitsToo() {
    CheckedSource.assertWrong(
        "FERMATA-027",
        """
        class App {
          @Async Generator<String> generator(AsyncIterable<String> items, Task<String> t) {
            for (String item : Fermata.each(items)) Generator.yield(item); // wrong
            for (String item : Fermata.each(items)) Generator.yield(await(t));
            return Generator.end();
          }
          Function<AsyncIterable<String>, Coroutine<String, Void, Void>> lambda = items -> {
            for (String item : Fermata.each(items)) {} // wrong
            return Coroutine.end();
          };
        }
        """);
  }

  @Test
  void theCloseOfAnAsyncCloseableAwaitsToo() {
    CheckedSource.assertWrong(
        "FERMATA-027",
        """
        interface Lock extends AsyncCloseable {}
        class App {
          @Async Generator<String> generator(Lock lock) {
            lock.close(); // wrong
            lock.close();
            return Generator.end();
          }
          Function<AsyncCloseable, Generator<String>> lambda = resource -> {
            Generator.yield("");
            resource.close(); // wrong
            return Generator.end();
          };
        }
        """);
  }

  @Test
  void aCloseThatNeedsNotBeAwaitedIsFine() {
    assertThat(
            CheckedSource.problems(
                """
                class Both implements AsyncCloseable {
                  public Task<Void> closeAsync() { return Task.done(); }
                  public void close() {}
                }
                class App {
                  @Async Generator<String> m(Both both, AutoCloseable any) throws Exception {
                    synchronized (both) { both.close(); }
                    try (any) { Generator.yield(""); }
                    return Generator.end();
                  }
                  @Async AsyncGenerator<String> all(AsyncIterable<String> items, AsyncCloseable a) {
                    try (a) {
                      for (String item : Fermata.each(items)) AsyncGenerator.yield(item);
                    }
                    return AsyncGenerator.end();
                  }
                }
                """))
        .extracting(Problem::toString)
        .isEmpty();
  }

  @Test
  void whatAwaitsWithoutBeingAsyncIsToldToBecomeAnAsyncGenerator() {
    assertThat(
            CheckedSource.problems(
                """
                class App {
                  Generator<String> m(Task<String> t) { await(t); return Generator.end(); }
                }
                """))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.id()).isEqualTo("FERMATA-003");
              assertThat(problem.correction().right())
                  .isEqualTo("@Async AsyncGenerator<...> m(...) { ... await(stage) ... }");
            });
  }

  @Test
  void whatClosesOrLoopsWithoutBeingAsyncIsToldTheSame() {
    assertThat(
            CheckedSource.problems(
                """
                class App {
                  Generator<String> loop(AsyncIterable<String> items) {
                    for (String item : Fermata.each(items)) {}
                    return Generator.end();
                  }
                  Generator<String> close(AsyncCloseable resource) {
                    resource.close();
                    return Generator.end();
                  }
                }
                """))
        .extracting(Problem::id, problem -> problem.correction().right())
        .containsExactly(
            tuple(
                "FERMATA-017",
                "@Async AsyncGenerator<...> loop(...) { for (var item : each(items)) ... }"),
            tuple(
                "FERMATA-019",
                "@Async AsyncGenerator<...> close(...)"
                    + " { try (AsyncCloseable resource = ...) { ... } }"));
  }

  @Test
  void theMessageNamesTheKind() {
    assertThat(
            CheckedSource.problems(
                """
                class App {
                  @Async Coroutine<String, Void, Void> m(Task<String> t) {
                    await(t);
                    return Coroutine.end();
                  }
                }
                """))
        .extracting(Problem::message)
        .singleElement()
        .asString()
        .startsWith("await in a body that returns Coroutine, ");
  }
}
