package dev.fermata.transformer.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.Problem;
import dev.fermata.transformer.Transformer;
import dev.fermata.transformer.testing.ClassFiles;
import dev.fermata.transformer.testing.Compile;
import dev.fermata.transformer.testing.Program;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In all tests {@code Caller} stays as it is, and {@code Callee} is compiled again. */
class StaleLinksTest {
  private static final String CALLER =
      """
      import static dev.fermata.Fermata.await;
      import dev.fermata.*;
      class Caller {
        @Async static Task<Integer> twice() {
          return Task.of(2 * await(new Callee().number()));
        }
      }
      """;
  private static final String CALLEE =
      """
      import static dev.fermata.Fermata.await;
      import dev.fermata.*;
      class Callee {
        static Promise<Integer> promise = new Promise<>();
        %s { %s }
      }
      """;
  private static final String DECLARATION = "@Async final Task<Integer> number()";
  private static final String BODY = "int n = await(promise); return Task.of(n);";

  @Test
  void aCallerOfAnUnchangedClassIsFine() {
    assertThat(problemsAfter(DECLARATION, BODY)).isEmpty();
  }

  @Test
  void aCallerOfABodyThatReturnsTheSameIsFine() {
    assertThat(problemsAfter(DECLARATION, "return Task.of(await(promise) + 1);")).isEmpty();
  }

  @Test
  void aCallerOfABodyThatReturnsNoNumberButAStageIsStale() {
    assertThat(problemsAfter(DECLARATION, "await(promise); return promise;"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.id()).isEqualTo("FERMATA-107");
              assertThat(problem.className()).isEqualTo("Caller");
              assertThat(problem.method()).isEqualTo("twice");
              assertThat(problem.line()).isEqualTo(5);
              assertThat(problem.message())
                  .contains("an earlier Callee", "number", "Compile this class again");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "final Task<Integer> number()", // no state machine at all
        "@Async Task<Integer> number()", // can be overridden
        "@Async static Task<Integer> number()", // has no receiver
      })
  void aCallerOfAMethodThatIsDeclaredInAnotherWayIsStale(String declaration) {
    String body = declaration.startsWith("@") ? BODY : "return promise;";

    assertThat(problemsAfter(declaration, body)).hasSize(1);
  }

  @Test
  void aClassThatIsNotInTheUnitIsNotJudged() {
    ClassFiles before = Program.rewrite(compile(DECLARATION, BODY));

    assertThat(
            new Transformer()
                .transform(before.classFile("Caller"), name -> null, "Caller.class")
                .problems())
        .isEmpty();
  }

  private static List<Problem> problemsAfter(String declaration, String body) {
    ClassFiles before = Program.rewrite(compile(DECLARATION, BODY));
    ClassFiles after = compile(declaration, body);
    return new Transformer()
        .transform(
            before.classFile("Caller"),
            name -> name.equals("Callee") ? after.classFile(name) : before.classFile(name),
            "Caller.class")
        .problems();
  }

  private static ClassFiles compile(String declaration, String body) {
    return Compile.withDebugInformation().sources(CALLER, CALLEE.formatted(declaration, body));
  }
}
