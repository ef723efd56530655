package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.it.JavaProcess.Outcome;
import dev.fermata.it.debug.Forgotten;
import dev.fermata.it.debug.Warned;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DebugModeIT {
  @ParameterizedTest
  @MethodSource("dev.fermata.it.Launch#all")
  void aForgottenGeneratorIsReportedWithThePlaceWhereItWasCreated(Launch launch)
      throws IOException {
    Outcome outcome = launch.run(Forgotten.class, "-Dfermata.debug");

    assertThat(outcome.err()).as(outcome.command()).isEmpty();
    assertThat(outcome.out())
        .as(outcome.command())
        .isEqualTo("1\ncreated by items\ncreated by forget\ncreated by main\n");
    assertThat(outcome.status()).isZero();
  }

  @ParameterizedTest
  @MethodSource("dev.fermata.it.Launch#all")
  void slowStepsForgottenTasksAndLostFailuresAreReportedWithTheirPlaces(Launch launch)
      throws IOException {
    Outcome outcome = launch.run(Warned.class, "-Dfermata.debug");

    assertThat(outcome.err()).as(outcome.command()).isEmpty();
    assertThat(outcome.out())
        .as(outcome.command())
        .isEqualTo(
            """
            slow has held its event loop for more than 100 ms, and all o
              at holdLoop
            Warned.forgotten was forgotten while it waited: nobody can c
              at forgotten
            failing failed, and nobody has looked at its failure
              at fail
            The task was created here
              at mistakes
            """);
    assertThat(outcome.status()).isZero();
  }
}
