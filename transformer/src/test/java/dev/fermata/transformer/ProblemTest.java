package dev.fermata.transformer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTest {
  @Test
  void placeReadsLikeAStackTraceElement() {
    Problem problem =
        new Problem(Severity.ERROR, "FERMATA-003", "wrong", "app.App", "m", "App.java", 12);

    assertThat(problem.place()).isEqualTo("app.App.m(App.java:12)");
    assertThat(problem.toString().lines())
        .containsExactly(
            "error: FERMATA-003 app.App.m(App.java:12): wrong",
            "  see docs/problems.md#fermata-003");
  }

  @Test
  void placeHasWhatIsKnown() {
    assertThat(new Problem(Severity.WARNING, "F", "w", "app.App", null, "App.java", 0).place())
        .isEqualTo("app.App(App.java)");
    assertThat(new Problem(Severity.WARNING, "F", "w", null, null, "App.class", 0).toString())
        .startsWith("warning: F (App.class): w" + System.lineSeparator());
    assertThat(new Problem(Severity.WARNING, "F", "w", null, null, null, 0).toString())
        .startsWith("warning: F: w" + System.lineSeparator());
  }

  @Test
  void detailsHaveTheWrongLineTheRightLineAndWhereToReadOn() {
    Correction correction = new Correction("int m()", "@Async Task<Integer> m()");
    Problem problem =
        new Problem(Severity.ERROR, "FERMATA-003", "w", "App", "m", "App.java", 1, correction);

    assertThat(problem.details().lines())
        .containsExactly(
            "  instead of: int m()",
            "  write:      @Async Task<Integer> m()",
            "  see docs/problems.md#fermata-003");
    assertThat(problem.toString()).endsWith(System.lineSeparator() + problem.details());
  }
}
