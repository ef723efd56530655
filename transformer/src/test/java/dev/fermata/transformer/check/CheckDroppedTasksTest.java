package dev.fermata.transformer.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.Correction;
import dev.fermata.transformer.Problem;
import org.junit.jupiter.api.Test;

class CheckDroppedTasksTest {
  @Test
  void aDroppedTaskIsAWarning() {
    CheckedSource.assertWrong(
        "FERMATA-014",
        """
        class App {
          @Async Task<Void> m(Task<String> t, CompletionStage<String> s) {
            sleep(Duration.ZERO); // wrong
            m(t, s); // wrong
            createTask(() -> m(t, s)); // wrong
            s.thenAccept(x -> {}); // wrong
            s.toCompletableFuture(); // wrong
            EventLoop.current().createPromise(); // wrong
            await(t);
            return Task.done();
          }
        }
        """);
  }

  @Test
  void aLambdaThatSuspendsIsLookedAtToo() {
    CheckedSource.assertWrong(
        "FERMATA-014",
        """
        class App {
          Supplier<Task<Void>> s(Task<String> t) {
            return () -> {
              sleep(Duration.ZERO); // wrong
              await(t);
              return Task.done();
            };
          }
        }
        """);
  }

  @Test
  void whatFinallyDropsIsReportedOnce() {
    CheckedSource.assertWrong(
        "FERMATA-014",
        """
        class App {
          @Async Task<Void> m(Task<String> t) {
            try {
              await(t);
              return Task.done();
            } finally {
              sleep(Duration.ZERO); // wrong
            }
          }
        }
        """);
  }

  @Test
  void whatIsUsedStoredOrCalledForItsEffectIsFine() {
    assertThat(
            CheckedSource.problems(
                """
                class App {
                  Task<?> field;
                  @Async Task<Void> m(Task<String> t, CompletableFuture<String> f, TaskGroup g) {
                    g.spawn(() -> t);
                    Task<Void> stored = sleep(Duration.ZERO);
                    field = sleep(Duration.ZERO);
                    sleep(Duration.ZERO).cancel();
                    f.orTimeout(1, TimeUnit.SECONDS);
                    f.whenComplete((value, failure) -> {});
                    await(t);
                    await(stored);
                    detached(t);
                    return Task.done();
                  }
                  @Async void detached(Task<String> t) { await(t); }
                }
                """))
        .isEmpty();
  }

  @Test
  void anAsynchronousGeneratorIsLookedAtToo() {
    CheckedSource.assertWrong(
        "FERMATA-014",
        """
        class App {
          @Async AsyncGenerator<Integer> m() {
            sleep(Duration.ZERO); // wrong
            AsyncGenerator.yield(1);
            return AsyncGenerator.end();
          }
        }
        """);
  }

  @Test
  void codeThatCannotAwaitMayStartTasks() {
    assertThat(
            CheckedSource.problems(
                """
                class App {
                  void onClick(Task<String> t) { m(t); }
                  Runnable r(Task<String> t) { return () -> m(t); }
                  @Async Generator<Integer> g(Task<String> t) {
                    m(t);
                    Generator.yield(1);
                    return Generator.end();
                  }
                  @Async Task<String> m(Task<String> t) { return Task.of(await(t)); }
                }
                """))
        .isEmpty();
  }

  @Test
  void theCorrectionAwaitsTheCall() {
    assertThat(
            CheckedSource.problems(
                """
                class App {
                  @Async void m(Task<?> t) { await(t); sleep(Duration.ZERO); }
                }
                """))
        .extracting(Problem::correction)
        .containsExactly(new Correction("Fermata.sleep(...);", "await(Fermata.sleep(...));"));
  }
}
