package dev.fermata.transformer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTest {
  @Test
  void placeReadsLikeAStackTraceElement() {
    Problem problem =
        new Problem(Severity.ERROR, "FERMATA-003", "wrong", "app.App", "m", "App.java", 12);

    assertThat(problem.place()).isEqualTo("app.App.m(App.java:12)");
    assertThat(problem).hasToString("error: FERMATA-003 app.App.m(App.java:12): wrong");
  }

  @Test
  void placeHasWhatIsKnown() {
    assertThat(new Problem(Severity.WARNING, "F", "w", "app.App", null, "App.java", 0).place())
        .isEqualTo("app.App(App.java)");
    assertThat(new Problem(Severity.WARNING, "F", "w", null, null, "App.class", 0))
        .hasToString("warning: F (App.class): w");
    assertThat(new Problem(Severity.WARNING, "F", "w", null, null, null, 0))
        .hasToString("warning: F: w");
  }
}
