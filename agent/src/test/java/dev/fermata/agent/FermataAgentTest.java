package dev.fermata.agent;

import static dev.fermata.agent.AgentProcess.placeOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Fermata;
import dev.fermata.agent.programs.Adds;
import dev.fermata.agent.programs.Calls;
import dev.fermata.agent.programs.Careless;
import dev.fermata.agent.programs.Plain;
import dev.fermata.agent.programs.SynchronizedMethod;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything together, as users start it. */
class FermataAgentTest {
  private final Path runtime = placeOf(Fermata.class);
  @TempDir Path folder;
  private Path programs;

  /** Away from the agent's classes, which are in a package of the same name. */
  @BeforeEach
  void copyPrograms() throws Exception {
    programs = folder.resolve("programs");
    Path target = Files.createDirectories(programs.resolve("dev/fermata/agent/programs"));
    Path source = placeOf(Adds.class).resolve("dev/fermata/agent/programs");
    try (var files = Files.list(source)) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    }
  }

  @Test
  void aProgramSuspendsAndResumes() throws Exception {
    AgentProcess.Result result =
        new AgentProcess(folder).agent("").classPath(programs, runtime).run(Adds.class);

    assertThat(result.output().lines()).containsExactly("done before: false", "the sum is 42");
    assertThat(result.status()).isZero();
  }

  @Test
  void classesAwaitOneAnother() throws Exception {
    AgentProcess.Result result =
        new AgentProcess(folder).agent("").classPath(programs, runtime).run(Calls.class);

    assertThat(result.output().lines()).containsExactly("twice the sum is 42");
  }

  @Test
  void verbosePrintsWhatIsRewritten() throws Exception {
    AgentProcess.Result result =
        new AgentProcess(folder).agent("=verbose").classPath(programs, runtime).run(Adds.class);

    assertThat(result.output()).contains("fermata-agent: rewrote dev.fermata.agent.programs.Adds");
  }

  @Test
  void aWarningIsPrintedAndTheProgramRuns() throws Exception {
    AgentProcess.Result result =
        new AgentProcess(folder).agent("").classPath(programs, runtime).run(Careless.class);

    assertThat(result.output())
        .contains("Careless.twice(Careless.java:18): ", "see docs/problems.md#fermata-015")
        .containsOnlyOnce("fermata-agent: warning: FERMATA-015")
        .contains("twice the sum is 42");
    assertThat(result.status()).isZero();
  }

  @Test
  void anUnknownOptionKeepsTheProgramFromStarting() throws Exception {
    AgentProcess.Result result =
        new AgentProcess(folder).agent("=turbo").classPath(programs, runtime).run(Plain.class);

    assertThat(result.output())
        .startsWith("fermata-agent: unknown option \"turbo\"")
        .doesNotContain("plain runs");
    assertThat(result.status()).isNotZero();
  }

  @Test
  void aMissingRuntimeIsReportedAndTheProgramRuns() throws Exception {
    AgentProcess.Result result =
        new AgentProcess(folder).agent("").classPath(programs).run(Plain.class);

    assertThat(result.output())
        .startsWith("fermata-agent: dev.fermata:fermata-runtime is not on the class path")
        .endsWith("plain runs" + System.lineSeparator());
    assertThat(result.status()).isZero();
  }

  @Test
  void aRuntimeOfAnotherVersionKeepsTheProgramFromStarting() throws Exception {
    Path other = folder.resolve("other-runtime");
    Path abi = Files.createDirectories(other.resolve("dev/fermata/abi")).resolve("Abi.class");
    Files.write(abi, RuntimeCheckTest.abi("VERSION", 77));

    AgentProcess.Result result =
        new AgentProcess(folder).agent("").classPath(programs, other).run(Plain.class);

    assertThat(result.output())
        .startsWith("fermata-agent: the fermata-runtime on the class path has version 77")
        .doesNotContain("plain runs");
    assertThat(result.status()).isNotZero();
  }

  @Test
  void onlyAProgramThatAwaitsIsTestedAndRewritten() throws Exception {
    String sample = SelfTestSample.class.getName() + " ";
    String rewriting = "dev.fermata.transformer.rewrite.";

    assertThat(verbose(Adds.class)).contains(sample, rewriting);
    assertThat(verbose(Plain.class)).contains("plain runs").doesNotContain(sample, rewriting);
  }

  private String verbose(Class<?> program) throws Exception {
    return new AgentProcess(folder)
        .option("-verbose:class")
        .agent("")
        .classPath(programs, runtime)
        .run(program)
        .output();
  }

  @Test
  void whatCannotBeTransformedIsPrintedAndFailsAtItsFirstUse() throws Exception {
    AgentProcess.Result result =
        new AgentProcess(folder)
            .agent("")
            .classPath(programs, runtime)
            .run(SynchronizedMethod.Start.class);

    assertThat(result.output())
        .containsSubsequence(
            "started",
            "fermata-agent: error: FERMATA-",
            "SynchronizedMethod.locked",
            "ExceptionInInitializerError",
            "fermata-agent could not transform this class")
        .doesNotContain("not reached");
    assertThat(result.status()).isNotZero();
  }
}
