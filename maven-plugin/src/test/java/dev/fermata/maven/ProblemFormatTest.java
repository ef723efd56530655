package dev.fermata.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.Correction;
import dev.fermata.transformer.Problem;
import dev.fermata.transformer.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProblemFormatTest {
  @TempDir Path project;
  private ProblemFormat format;

  @BeforeEach
  void makeSources() throws IOException {
    Path packages = Files.createDirectories(project.resolve("second/com/acme"));
    Files.writeString(packages.resolve("App.java"), "");
    Files.writeString(project.resolve("second/Main.java"), "");
    format =
        new ProblemFormat(
            List.of(project.resolve("first").toString(), project.resolve("second").toString()));
  }

  @Test
  void theSourceIsFoundInTheSourceRoots() {
    assertThat(firstLine(problem("com.acme.App$Inner", "fetch", "App.java", 12)))
        .isEqualTo(
            project.resolve("second/com/acme/App.java")
                + ":[12,1] FERMATA-999: wrong (in com.acme.App$Inner.fetch)");
  }

  @Test
  void aClassWithoutPackageIsFoundToo() {
    assertThat(firstLine(problem("Main", null, "Main.java", 0)))
        .isEqualTo(project.resolve("second/Main.java") + ":[1,1] FERMATA-999: wrong");
  }

  @Test
  void aSourceThatIsNotThereIsNamedWithoutFolder() {
    assertThat(firstLine(problem("com.acme.Gone", null, "Gone.java", 3)))
        .isEqualTo("Gone.java:[3,1] FERMATA-999: wrong");
  }

  @Test
  void aClassCompiledWithoutDebugInformationIsNamed() {
    assertThat(firstLine(problem("com.acme.App", "fetch", null, 0)))
        .isEqualTo("com.acme.App.fetch FERMATA-999: wrong");
  }

  @Test
  void aProblemOfAFileNamesTheFile() {
    assertThat(firstLine(problem(null, null, "/out/App.class", 0)))
        .isEqualTo("/out/App.class: FERMATA-999: wrong");
  }

  @Test
  void aProblemWithoutPlaceHasItInTheMessage() {
    assertThat(firstLine(problem(null, null, null, 0))).isEqualTo("FERMATA-999: wrong");
  }

  @Test
  void theDetailsStandBelow() {
    Correction correction = new Correction("wrong()", "right()");
    Problem problem =
        new Problem(Severity.ERROR, "FERMATA-999", "wrong", "App", null, "App.java", 3, correction);

    assertThat(format.format(problem).lines())
        .containsExactly(
            "App.java:[3,1] FERMATA-999: wrong",
            "  instead of: wrong()",
            "  write:      right()",
            "  see docs/problems.md#fermata-999");
  }

  private String firstLine(Problem problem) {
    return format.format(problem).lines().findFirst().orElseThrow();
  }

  private static Problem problem(String className, String method, String sourceFile, int line) {
    return new Problem(Severity.ERROR, "FERMATA-999", "wrong", className, method, sourceFile, line);
  }
}
