package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.it.JavaProcess.Outcome;
import dev.fermata.it.context.CarriedUser;
import dev.fermata.it.context.ContextTrace;
import dev.fermata.it.context.UserCarrier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Contexts in programs of their own, rewritten in all ways. */
@ParameterizedClass
@MethodSource("dev.fermata.it.Launch#all")
class ContextIT {
  @Parameter Launch launch;

  @Test
  void aTaskIsolatesAndADirectAwaitDoesNot() throws IOException {
    ExpectedOutput.of(ContextTrace.class).check(launch.run(ContextTrace.class));
  }

  @Test
  void aCarrierIsFoundByTheServiceLoader(@TempDir Path folder) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF").resolve("services"));
    Files.writeString(
        services.resolve("dev.fermata.ContextCarrier"), UserCarrier.class.getName() + "\n");

    Outcome outcome =
        new JavaProcess(launch.jdk())
            .options(launch.way().options())
            .classPath(launch.way().classes(), Artifacts.runtime(), folder)
            .run(CarriedUser.class.getName());

    assertThat(outcome.err()).as(outcome.command()).isEmpty();
    assertThat(outcome.out())
        .as(outcome.command())
        .isEqualTo("answer for main\nann ann\nbob bob\nmain\n");
  }

  @Test
  void aCarrierThatCannotBeUsedIsReported(@TempDir Path folder) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF").resolve("services"));
    Files.writeString(services.resolve("dev.fermata.ContextCarrier"), "no.such.Carrier\n");

    Outcome outcome =
        new JavaProcess(launch.jdk())
            .options(launch.way().options())
            .classPath(launch.way().classes(), Artifacts.runtime(), folder)
            .run(ContextTrace.class.getName());

    assertThat(outcome.err())
        .as(outcome.command())
        .contains("A ContextCarrier cannot be used, and carries nothing")
        .contains("no.such.Carrier");
    assertThat(outcome.status()).as(outcome.command()).isZero();
  }
}
