package dev.fermata.transformer.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Warning;
import dev.fermata.transformer.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AllowancesTest {
  private static final String BLOCKING =
      "@Async Task<String> m(Task<String> t) throws Exception { Thread.sleep(1); return t; }";

  @ParameterizedTest
  @EnumSource
  void eachWarningCanBeAllowed(Warning warning) {
    String wrong =
        switch (warning) {
          case NO_AWAIT -> "@Async void m() {}";
          case DROPPED_TASK -> "@Async void m(Task<?> t) { await(t); sleep(Duration.ZERO); }";
          case BLOCKING_CALL -> BLOCKING;
          case HUGE_METHOD ->
              "@Async void m(Task<?> t) { await(t); %s }"
                  .formatted("System.out.println();".repeat(2_000));
          case DROPPED_GENERATOR -> "void m() { Generator.end(); }";
          case YIELD_IN_SCOPE ->
              """
              @Async Generator<String> m() {
                try (CancelScope scope = CancelScope.open()) { Generator.yield(""); }
                return Generator.end();
              }
              """;
        };

    assertThat(problems(wrong)).hasSize(1);
    assertThat(problems("@Allow(Warning." + warning + ") " + wrong)).isEmpty();
  }

  private static List<Problem> problems(String member) {
    return CheckedSource.problems(
        "class App { " + member + " }", CheckYieldInScopeTest.CANCEL_SCOPE);
  }

  @Test
  void severalCanBeAllowedAtOnce() {
    assertThat(
            CheckedSource.problems(
                """
                class App {
                  @Allow({Warning.BLOCKING_CALL, Warning.NO_AWAIT})
                  @Async void m() throws Exception { Thread.sleep(1); }
                }
                """))
        .isEmpty();
  }

  @Test
  void onlyWhatIsNamedIsAllowed() {
    assertThat(
            CheckedSource.problems(
                """
                class App {
                  @Allow(Warning.BLOCKING_CALL)
                  @Async void m() throws Exception { Thread.sleep(1); }
                  @Async void other(Task<?> t) throws Exception { await(t); Thread.sleep(1); }
                }
                """))
        .extracting(Problem::id)
        .containsExactly("FERMATA-013", "FERMATA-015");
  }

  @Test
  void aMethodAllowsItInItsLambdas() {
    assertThat(
            CheckedSource.problems(
                """
                class App {
                  @Allow(Warning.BLOCKING_CALL)
                  Supplier<Callable<Task<String>>> m(Task<String> t) {
                    return () -> () -> { Thread.sleep(1); return Task.of(await(t)); };
                  }
                }
                """))
        .isEmpty();
  }

  @Test
  void aMethodDoesNotAllowItInLambdasOfItsOverloads() {
    CheckedSource.assertWrong(
        "FERMATA-015",
        """
        class App {
          @Allow(Warning.BLOCKING_CALL) void m() {}
          Callable<Task<String>> m(Task<String> t) {
            return () -> {
              Thread.sleep(1); // wrong
              return Task.of(await(t));
            };
          }
        }
        """);
  }

  @Test
  void aClassAllowsItInAllThatIsNested() {
    assertThat(
            CheckedSource.problems(
                """
                @Allow(Warning.BLOCKING_CALL)
                class App {
                  %1$s
                  static class Nested { %1$s class Inner { %1$s } }
                  void n() { new Object() { %1$s }; }
                }
                """
                    .formatted(BLOCKING)))
        .isEmpty();
  }

  @Test
  void aMethodAllowsItInItsLocalClasses() {
    assertThat(
            CheckedSource.problems(
                """
                class App {
                  @Allow(Warning.BLOCKING_CALL) void n() { new Object() { %1$s }; }
                  void other() { new Object() { %1$s }; }
                }
                """
                    .formatted(BLOCKING)))
        .extracting(Problem::className)
        .containsExactly("App$2");
  }

  @Test
  void errorsCannotBeAllowed() {
    assertThat(
            CheckedSource.problems(
                """
                @Allow({Warning.BLOCKING_CALL, Warning.NO_AWAIT})
                class App {
                  Object m(Task<?> t) { return await(t); }
                }
                """))
        .extracting(Problem::id)
        .containsExactly("FERMATA-003");
  }
}
