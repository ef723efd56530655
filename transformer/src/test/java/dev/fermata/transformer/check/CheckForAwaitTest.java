package dev.fermata.transformer.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.Problem;
import dev.fermata.transformer.Severity;
import org.junit.jupiter.api.Test;

class CheckForAwaitTest {
  @Test
  void aBodyThatNeverAwaitsIsAWarning() {
    CheckedSource.assertWrong(
        "FERMATA-013",
        """
        class App {
          @Async Task<String> value() {
            return Task.of("x"); // wrong
          }
          @Async Task<Void> nothing() {
            return Task.done(); // wrong
          }
          @Async CompletableFuture<Integer> future(int i) {
            if (i == 0) return CompletableFuture.failedFuture(new Exception()); // wrong
            return CompletableFuture.completedFuture(i);
          }
          @Async void detached() {
            System.out.println(); // wrong
          }
          @Async Task<Runnable> inALambdaOnly(Task<String> t) {
            Runnable later = () -> await(t); // wrong
            return Task.of(later);
          }
        }
        """);
  }

  @Test
  void aGeneratorThatNeverYieldsIsAWarning() {
    CheckedSource.assertWrong(
        "FERMATA-013",
        """
        class App {
          @Async Generator<String> generator() {
            return Generator.end(); // wrong
          }
          @Async Coroutine<String, Void, Long> coroutine() {
            return Coroutine.end(1L); // wrong
          }
          @Async AsyncGenerator<String> asynchronous() {
            System.out.println(); // wrong
            return AsyncGenerator.end();
          }
          @Async AsyncGenerator<String> awaits() {
            await(sleep(Duration.ZERO));
            return AsyncGenerator.end();
          }
          @Async Generator<String> other() {
            return generator();
          }
        }
        """);
  }

  @Test
  void theMessageSaysWhatAGeneratorLacks() {
    assertThat(
            CheckedSource.problems(
                """
                class App {
                  @Async Generator<String> g() { return Generator.end(); }
                  @Async AsyncGenerator<String> a() { return AsyncGenerator.end(); }
                }
                """))
        .extracting(Problem::message)
        .satisfiesExactly(
            generator -> assertThat(generator).startsWith("this generator never yields, so"),
            asynchronous ->
                assertThat(asynchronous).startsWith("this generator never yields or awaits, so"));
  }

  @Test
  void theClassIsRewrittenAllTheSame() {
    assertThat(CheckedSource.problems("class App { @Async void m() {} }"))
        .extracting(Problem::severity)
        .containsExactly(Severity.WARNING);
  }

  @Test
  void whatReturnsAnotherStageWaitsForIt() {
    assertThat(
            CheckedSource.problems(
                """
                class App {
                  @Async Task<String> awaits(Task<String> t) { return Task.of(await(t)); }
                  @Async Task<String> tail(Task<String> t) { return awaits(t); }
                  @Async Task<String> sometimes(Task<String> t) {
                    return t.isDone() ? t : Task.of("");
                  }
                }
                """))
        .isEmpty();
  }

  @Test
  void whatOnlyThrowsIsNotFinishedYet() {
    assertThat(
            CheckedSource.problems(
                """
                class App {
                  @Async Task<String> m() { throw new UnsupportedOperationException(); }
                }
                """))
        .isEmpty();
  }
}
