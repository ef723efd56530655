package dev.fermata.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What takes a mechanism out has to follow the sources that it is taken out of. */
class MechanismPatchesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @Test
  void allPatchesApply() throws Exception {
    assumeTrue(Files.exists(ROOT.resolve(".git")), "These sources are no clone");

    Process check =
        new ProcessBuilder(List.of("bash", "benchmarks/without", "--check"))
            .directory(ROOT.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(check.waitFor()).as(output).isZero();
  }
}
