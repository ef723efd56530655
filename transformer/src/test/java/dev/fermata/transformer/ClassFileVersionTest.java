package dev.fermata.transformer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.samples.SwitchSamples;
import dev.fermata.transformer.testing.ClassFiles;
import dev.fermata.transformer.testing.Compile;
import dev.fermata.transformer.testing.Program;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassFileVersionTest {
  private static final int UNKNOWN = 200;

  @Test
  void newerClassThatUsesFermataIsAnError() {
    List<Problem> problems =
        Program.problems(ClassFiles.of(SwitchSamples.class).withVersion(UNKNOWN));

    assertThat(problems)
        .isNotEmpty()
        .anySatisfy(
            problem -> {
              assertThat(problem.severity()).isEqualTo(Severity.ERROR);
              assertThat(problem.id()).isEqualTo("FERMATA-002");
              assertThat(problem.message()).contains("200").contains("update Fermata");
            });
  }

  @Test
  void newerClassThatDoesNotUseFermataIsLeftAloneWithAWarning() {
    ClassFiles files = Compile.withDebugInformation().sources("class App {}").withVersion(UNKNOWN);

    Transformation done = new Transformer().transform(files.single(), files, "App.class");

    assertThat(done.failed()).isFalse();
    assertThat(done.rewritten()).isNull();
    assertThat(done.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.severity()).isEqualTo(Severity.WARNING);
              assertThat(problem.id()).isEqualTo("FERMATA-002");
              assertThat(problem.sourceFile()).isEqualTo("App.class");
            });
  }

  @Test
  void whatIsNoClassFileIsNotTakenForANewerOne() {
    byte[] text = "This is no class file.".getBytes(StandardCharsets.UTF_8);

    assertThat(ClassFileVersion.isTooNew(text)).isFalse();
    assertThat(new Transformer().transform(text, name -> null, "App.class").problems())
        .extracting(Problem::id)
        .containsExactly("FERMATA-001");
  }

  @Test
  void classFromBeforeJava8IsAnError() {
    ClassFiles files =
        Compile.withDebugInformation()
            .forRelease(8)
            .sources(
                """
                import dev.fermata.*;
                class App {
                  @Async Task<String> m(Task<String> t) { return Task.of(Fermata.await(t)); }
                }
                """)
            .withVersion(51);

    assertThat(Program.problems(files)).extracting(Problem::id).containsExactly("FERMATA-010");
  }
}
