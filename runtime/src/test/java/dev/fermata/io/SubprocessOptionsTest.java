package dev.fermata.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubprocessOptionsTest {
  private static final SubprocessOptions DEFAULTS = SubprocessOptions.defaults();

  private static ProcessBuilder builder(SubprocessOptions options) {
    return options.toBuilder(List.of("program", "argument"));
  }

  @Test
  void whereNothingIsSaidExecInherits() {
    ProcessBuilder builder = builder(DEFAULTS);
    assertThat(builder.command()).containsExactly("program", "argument");
    assertThat(builder.redirectInput()).isEqualTo(Redirect.INHERIT);
    assertThat(builder.redirectOutput()).isEqualTo(Redirect.INHERIT);
    assertThat(builder.redirectError()).isEqualTo(Redirect.INHERIT);
    assertThat(builder.redirectErrorStream()).isFalse();
    assertThat(builder.directory()).isNull();
    assertThat(builder.environment()).isEqualTo(System.getenv());
  }

  @Test
  void whereNothingIsSaidRunCaptures() {
    SubprocessOptions options = DEFAULTS.stderr(Redirect.DISCARD).capturing();
    assertThat(options.pipesStdin()).isTrue();
    assertThat(options.pipesStdout()).isTrue();
    assertThat(options.pipesStderr()).isFalse();
  }

  @Test
  void eachMethodReturnsOtherOptions() {
    SubprocessOptions changed =
        DEFAULTS.directory(Path.of("folder")).environment("A", "1").withoutEnvironment("PATH");
    ProcessBuilder builder = builder(changed);
    assertThat(builder.directory()).isEqualTo(new File("folder"));
    assertThat(builder.environment()).containsEntry("A", "1").doesNotContainKey("PATH");
    assertThat(builder(DEFAULTS).environment()).isEqualTo(System.getenv());
    assertThat(builder(changed.emptyEnvironment()).environment()).isEmpty();
  }

  @Test
  void whatIsSaidOfErrorsLastCounts() {
    SubprocessOptions merged = SubprocessOptions.pipes().mergeStderr();
    assertThat(merged.pipesStderr()).isFalse();
    assertThat(builder(merged).redirectErrorStream()).isTrue();
    SubprocessOptions apart = merged.stderr(Redirect.PIPE);
    assertThat(apart.pipesStderr()).isTrue();
    assertThat(builder(apart).redirectErrorStream()).isFalse();
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> DEFAULTS.limit(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Has to be positive, but is 0");
    assertThatThrownBy(() -> DEFAULTS.gracePeriod(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A grace period cannot be negative: PT-0.001S");
  }
}
