package dev.fermata.transformer.check;

import static org.assertj.core.api.Assertions.assertThat;

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
