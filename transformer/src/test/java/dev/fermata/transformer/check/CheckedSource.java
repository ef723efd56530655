package dev.fermata.transformer.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.Problem;
import dev.fermata.transformer.testing.Compile;
import dev.fermata.transformer.testing.Program;
import java.util.ArrayList;
import java.util.List;

/** Checks sources in which each line that is wrong has a comment that says so. */
final class CheckedSource {
  private static final String IMPORTS =
      """
      import static dev.fermata.Fermata.await;
      import static dev.fermata.Fermata.createTask;
      import static dev.fermata.Fermata.sleep;
      import dev.fermata.*;
      import java.time.Duration;
      import java.util.concurrent.*;
      import java.util.function.*;
      """;

  private CheckedSource() {}

  /** What is wrong with {@code source} and with whole source files beside it. */
  static List<Problem> problems(String source, String... files) {
    List<String> all = new ArrayList<>(List.of(files));
    all.add(IMPORTS + source);
    return Program.problems(Compile.withDebugInformation().sources(all.toArray(new String[0])));
  }

  /** The lines with {@code // wrong}. */
  static List<Integer> wrongLines(String source) {
    List<Integer> wrong = new ArrayList<>();
    String[] lines = (IMPORTS + source).split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].contains("// wrong")) {
        wrong.add(i + 1);
      }
    }
    return wrong;
  }

  /** Each line that says so has this problem and no other, and no other line has one. */
  static void assertWrong(String id, String source) {
    List<Problem> problems = problems(source);
    assertThat(problems).extracting(Problem::id).containsOnly(id);
    assertThat(problems)
        .extracting(Problem::line)
        .containsExactlyInAnyOrderElementsOf(wrongLines(source));
  }
}
