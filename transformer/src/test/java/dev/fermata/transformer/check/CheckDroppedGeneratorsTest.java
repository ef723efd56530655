package dev.fermata.transformer.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.Correction;
import dev.fermata.transformer.Problem;
import dev.fermata.transformer.Severity;
import org.junit.jupiter.api.Test;

class CheckDroppedGeneratorsTest {
  private static final String GENERATOR =
      """
      @Async Generator<Integer> numbers() { Generator.yield(1); return Generator.end(); }
      """;

  @Test
  void aDroppedGeneratorIsAWarningWhereverItIs() {
    CheckedSource.assertWrong(
        "FERMATA-029",
        "class App {\n"
            + GENERATOR
            + """
              void plain() {
                numbers(); // wrong
              }
              @Async Generator<Integer> forgotYieldFrom() {
                Generator.yield(0);
                numbers(); // wrong
                return Generator.end();
              }
              @Async Coroutine<Integer, Void, Void> coroutine() {
                Coroutine.yield(1);
                coroutine(); // wrong
                return Coroutine.end();
              }
              @Async AsyncGenerator<Integer> asynchronous() {
                AsyncGenerator.yield(1);
                asynchronous(); // wrong
                return AsyncGenerator.end();
              }
              Runnable lambda = () -> numbers(); // wrong
            }
            """);
  }

  @Test
  void anEndThatIsNotReturnedIsAWarning() {
    CheckedSource.assertWrong(
        "FERMATA-029",
        """
        class App {
          @Async Generator<Integer> numbers(int n) {
            Generator.yield(1);
            if (n == 0) Generator.end(); // wrong
            Generator.yield(2);
            return Generator.end();
          }
        }
        """);
  }

  @Test
  void whatIsUsedIsFine() {
    assertThat(
            CheckedSource.problems(
                "class App {\n"
                    + GENERATOR
                    + """
                      Generator<Integer> field;
                      void m() {
                        for (int i : numbers()) {}
                        field = numbers();
                        numbers().close();
                      }
                    }
                    """))
        .isEmpty();
  }

  @Test
  void itIsAllowedOnDemand() {
    assertThat(
            CheckedSource.problems(
                "class App {\n"
                    + GENERATOR
                    + "@Allow(Warning.DROPPED_GENERATOR) void m() { numbers(); }\n}"))
        .isEmpty();
  }

  @Test
  void theCorrectionIteratesOrReturns() {
    assertThat(
            CheckedSource.problems(
                "class App {\n" + GENERATOR + "void m() { numbers(); Generator.end(); }\n}"))
        .allSatisfy(problem -> assertThat(problem.severity()).isEqualTo(Severity.WARNING))
        .extracting(Problem::correction)
        .containsExactly(
            new Correction("App.numbers();", "for (var item : App.numbers()) { ... }"),
            new Correction("Generator.end();", "return Generator.end();"));
  }
}
