package dev.fermata.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.transformer.Problem;
import dev.fermata.transformer.Severity;
import dev.fermata.transformer.files.RewriteResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbstractTransformMojoTest {
  private static final Problem WARNING = problem(Severity.WARNING, "careful");
  private static final Problem ERROR = problem(Severity.ERROR, "wrong");

  private final RecordingLog log = new RecordingLog();
  private final FakeMojo mojo = new FakeMojo();
  @TempDir Path output;

  @BeforeEach
  void prepare() {
    mojo.output = output;
    mojo.project = new MavenProject();
    mojo.project.setPackaging("jar");
    mojo.setLog(log);
  }

  @Test
  void whatWasDoneIsLogged() throws MojoFailureException {
    mojo.execute();

    assertThat(log.lines).containsExactly("info 2 of 5 classes rewritten, 3 generated (0.00 s)");
  }

  @Test
  void skipDoesNothing() throws MojoFailureException {
    mojo.skip = true;

    mojo.execute();

    assertThat(log.lines).containsExactly("info Not transforming: fermata.skip is set");
  }

  @Test
  void aProjectWithPackagingPomHasNothingToTransform() throws MojoFailureException {
    mojo.project.setPackaging("pom");

    mojo.execute();

    assertThat(log.lines).singleElement().asString().contains("packaging pom");
  }

  @Test
  void aProjectWithoutClassesHasNothingToTransform() throws MojoFailureException {
    mojo.output = output.resolve("missing");

    mojo.execute();

    assertThat(log.lines).containsExactly("info Nothing to transform: there is no " + mojo.output);
  }

  @Test
  void warningsAreLoggedAndTheBuildGoesOn() throws MojoFailureException {
    mojo.result = new RewriteResult(5, 2, 0, 0, List.of(WARNING), Duration.ZERO);

    mojo.execute();

    assertThat(log.lines).first().isEqualTo(line("warn", "careful"));
  }

  @Test
  void errorsFailTheBuildAndAreAllLogged() {
    mojo.result = new RewriteResult(5, 0, 0, 0, List.of(ERROR, WARNING, ERROR), Duration.ZERO);

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("2 errors in 5 classes, nothing rewritten");

    assertThat(log.lines)
        .containsExactly(line("error", "wrong"), line("warn", "careful"), line("error", "wrong"));
  }

  private static String line(String level, String message) {
    return level
        + " App.java:[12,1] FERMATA-999: "
        + message
        + System.lineSeparator()
        + "  see docs/problems.md#fermata-999";
  }

  private static Problem problem(Severity severity, String message) {
    return new Problem(severity, "FERMATA-999", message, "App", null, "App.java", 12);
  }

  /** Rewrites nothing, and has the result that a test gives it. */
  private static final class FakeMojo extends AbstractTransformMojo {
    Path output;
    RewriteResult result = new RewriteResult(5, 2, 3, 0, List.of(), Duration.ZERO);

    @Override
    Path output() {
      return output;
    }

    @Override
    List<String> sourceRoots() {
      return List.of();
    }

    @Override
    RewriteResult rewrite(Path output) {
      return result;
    }
  }
}
